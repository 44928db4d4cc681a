import fc from "fast-check";
import { Redis } from "ioredis";
import { expect, test } from "vitest";
import { findAccountState } from "@/modules/credits/account-state-repository";
import { drainAll } from "@/modules/credits/drain-journal";
import { makeGroup } from "@/modules/credits/journal";
import { accountOf } from "@/modules/credits/ledger";
import { CreditsSDK, foldTransactions } from "@/sdk";
import { world } from "@/server/context";
import { env } from "@/server/env";
import { aCustomer } from "../../factories/customer.ts";
import { apiForTest } from "../../setup/api.ts";
import { propertyRuns } from "../../setup/ledgers.ts";
import { rounds } from "./arbitrary.ts";
import { play, type Story } from "./play.ts";

const { own } = apiForTest();

/** Lets a story happen to new customers, archived whenever it is, and compares the archive with the ledger. */
async function tell(sdks: readonly CreditsSDK[], story: Story): Promise<void> {
  const organizationId = own().id;
  const customers = await Promise.all([0, 1, 2].map(() => aCustomer(own().ctx)));
  const users = customers.map(({ id }) => accountOf(organizationId, id));
  await makeGroup(world().redis);
  let isOver = false;
  const draining = (async () => {
    while (!isOver) await drainAll();
  })();
  const { now } = await play(sdks, users, story).finally(() => {
    isOver = true;
  });
  await draining;
  const [sdk = new CreditsSDK(world().redis)] = sdks;
  for (const [index, user] of users.entries()) {
    const account = await sdk.getAccount(user, { now });
    await drainAll();
    if (account.seq === 0) continue;
    const archived = await findAccountState(world().read, organizationId, customers[index]?.id ?? "");
    expect(archived).toEqual(foldTransactions(await sdk.getTransactionsSince(user, 0)));
    expect(archived).toMatchObject({ balance: account.balance, held: account.held, seq: account.seq });
    expect(archived?.grants).toEqual(
      Object.fromEntries(account.grants.map(({ bucket, remaining }) => [bucket, remaining])),
    );
  }
}

test("whatever happens, and however it falls into batches: balance, fold of the log, and Postgres after the drain are one", async () => {
  const clients = [new Redis(env.REDIS_URL ?? ""), new Redis(env.REDIS_URL ?? "")];
  const sdks = clients.map((client) => new CreditsSDK(client));
  try {
    await fc.assert(
      fc.asyncProperty(rounds, (story) => tell(sdks, story)),
      { numRuns: Math.ceil(propertyRuns / 5) },
    );
  } finally {
    for (const client of clients) client.disconnect();
  }
}, 120_000);
