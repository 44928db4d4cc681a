import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { startDrain } from "@/modules/credits";
import { drainAll } from "@/modules/credits/drain-journal";
import { expireDue } from "@/modules/credits/expire-due";
import { accountOf, ledgerOf } from "@/modules/credits/ledger";
import { tellExpiring } from "@/modules/credits/tell-expiring";
import { world } from "@/server/context";
import { aCustomer } from "../../factories/customer.ts";
import { apiForTest } from "../../setup/api.ts";

const { own } = apiForTest();
const DAY_MS = 86_400_000;

async function anAccount() {
  const { id: customer_id } = await aCustomer(own().ctx);
  return { customer_id, user: accountOf(own().id, customer_id), sdk: ledgerOf(world()) };
}

const archivedBalance = async (customer_id: string) =>
  (await world().db.credit_account.findFirst({ where: { customer_id } }))?.balance;

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const begun = Date.now(); Date.now() - begun < 20_000; await sleep(100)) if (await condition()) return;
  throw new Error("it did not come to be in 20 s");
}

test("of several workers one archives; another goes on when it ends, and an empty Redis is filled again", async () => {
  const { customer_id, user, sdk } = await anAccount();
  const workers = [startDrain(), startDrain()];
  try {
    await sdk.grant(user, 100);
    await until(async () => (await archivedBalance(customer_id)) === 100n);
    await Promise.all([workers.shift()?.stop()]);
    await sdk.deduct(user, 40);
    await until(async () => (await archivedBalance(customer_id)) === 60n);
    await world().redis.command("FLUSHDB");
    await until(async () => (await sdk.getBalance(user)) === 60);
    await sdk.deduct(user, 10);
    await until(async () => (await archivedBalance(customer_id)) === 50n);
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}, 60_000);

test("grants whose time is over end without anybody asking, each at its own instant", async () => {
  const { customer_id, user, sdk } = await anAccount();
  const ends = Date.now() + 50;
  await sdk.grant(user, 30, { expiresAt: ends });
  await sleep(80);
  expect(await expireDue(world())).toBeGreaterThanOrEqual(1);
  await drainAll();
  const line = await world().db.credit_transaction.findFirstOrThrow({
    where: { customer_id, type: "expire" },
  });
  expect([line.amount, line.created_at.getTime()]).toEqual([-30n, ends]);
});

test("credits.expiring tells of a grant once, as many days before as the organization wants", async () => {
  const { customer_id, user, sdk } = await anAccount();
  await sdk.grant(user, 30, { expiresAt: Date.now() + 6 * DAY_MS });
  await sdk.grant(user, 30, { expiresAt: Date.now() + 20 * DAY_MS });
  await drainAll();
  const told = () =>
    world().db.webhook_event.count({ where: { object_id: customer_id, type: "credits.expiring" } });
  await tellExpiring(world());
  await tellExpiring(world());
  expect(await told()).toBe(1);
  const organization_id = own().id;
  await world().db.credit_settings.create({ data: { organization_id, expiring_days: 30 } });
  await tellExpiring(world());
  expect(await told()).toBe(2);
});

test("the log in Redis stays short, its balance can still be verified, and nothing of its history is lost", async () => {
  const { customer_id, user, sdk } = await anAccount();
  await sdk.grant(user, 10_000);
  for (let round = 0; round < 25; round++) await Promise.all([...Array(100)].map(() => sdk.deduct(user, 1)));
  await drainAll();
  const length = Number(await world().redis.command("ZCARD", `txs:${user}`));
  expect(length).toBeLessThanOrEqual(2_000);
  expect(await sdk.verifyBalance(user)).toMatchObject({ isValid: true, balance: 7_500 });
  expect(await world().db.credit_transaction.count({ where: { customer_id } })).toBe(2_501);
}, 60_000);
