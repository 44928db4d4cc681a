import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drainAll } from "@/modules/credits/drain-journal";
import { makeGroup, readSettleMs } from "@/modules/credits/journal";
import { accountOf, JOURNAL, ledgerOf } from "@/modules/credits/ledger";
import { reconcileAll } from "@/modules/credits/reconcile-all";
import { world } from "@/server/context";
import { env } from "@/server/env";
import { overRest, redis } from "@/server/redis/client";
import type { Redis } from "@/server/redis/port";
import { aCustomer } from "../../factories/customer.ts";
import { apiForTest } from "../../setup/api.ts";
import { type UpstashFront, upstashFront } from "../../setup/upstash-front.ts";

const { api, own } = apiForTest();
const shared = globalThis as { florinRedis?: Redis };
let overTcp: Redis;
let front: UpstashFront;

beforeAll(async () => {
  overTcp = redis();
  front = await upstashFront(env.REDIS_URL);
  shared.florinRedis = overRest(front.url, front.token);
});
afterAll(async () => {
  shared.florinRedis = overTcp;
  await front.stop();
});

test("over Upstash's REST driver the journal is archived, and an empty Redis restored", async () => {
  const { id: customer_id } = await aCustomer(own().ctx);
  await makeGroup(world().redis);
  const metadata = { note: ']] 😀 "quoted"', timestamp: 1 };
  const big = Number.MAX_SAFE_INTEGER;
  await api("POST", "/credits/grants", { customer_id, amount: big, metadata });
  for (let count = 0; count < 5; count++)
    await api("POST", "/credits/deductions", { customer_id, amount: 1, feature: undefined, metadata });
  const { body: hold } = await api("POST", "/credits/holds", { customer_id, amount: 10 });
  const user = accountOf(own().id, customer_id);
  const before = await ledgerOf(world()).getAccount(user);
  expect(await drainAll()).toBe(7);
  expect([await readSettleMs(world().redis), await world().redis.command("XLEN", JOURNAL)]).toEqual([
    2_000, 0,
  ]);
  const row = await world().db.credit_account.findFirstOrThrow({ where: { customer_id } });
  expect([row.balance, row.held, row.last_seq]).toEqual([BigInt(big) - 15n, 10n, 7n]);
  expect(front.requests()).toBeGreaterThan(10);

  await world().redis.command("FLUSHDB");
  expect(await reconcileAll(world())).toMatchObject({ restored: 1, failed: 0 });
  expect(await ledgerOf(world()).getAccount(user)).toEqual(before);
  expect((await api("POST", `/credits/holds/${hold.id}/capture`, { amount: 4 })).body.balance).toBe(big - 9);
  const { body } = await api("GET", `/credits/transactions?customer_id=${customer_id}&type=deduct&limit=1`);
  expect(body.items[0].metadata).toEqual(metadata);
});

test("an Upstash that takes requests and never answers is one that does not answer: 503 in seconds", async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((done) => silent.listen(0, "127.0.0.1", done));
  const { port } = silent.address() as AddressInfo;
  const { id: customer_id } = await aCustomer(own().ctx);
  const alive = redis();
  shared.florinRedis = overRest(`http://127.0.0.1:${port}`, "token");
  try {
    const begun = Date.now();
    const { status } = await api("POST", "/credits/deductions", { customer_id, amount: 1 });
    expect(status).toBe(503);
    expect(Date.now() - begun).toBeLessThan(4_000);
  } finally {
    shared.florinRedis = alive;
    silent.closeAllConnections();
    silent.close();
  }
}, 30_000);
