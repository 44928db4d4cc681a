import { type AddressInfo, createServer } from "node:net";
import { afterEach, beforeAll, expect, test } from "vitest";
import { drainAll } from "@/modules/credits/drain-journal";
import { accountOf, ledgerOf } from "@/modules/credits/ledger";
import { settleGrace } from "@/modules/credits/settle-grace";
import { world } from "@/server/context";
import type { Read } from "@/server/db/sql";
import { overTcp, redis } from "@/server/redis/client";
import type { Redis } from "@/server/redis/port";
import { aCustomer } from "../../factories/customer.ts";
import { apiForTest } from "../../setup/api.ts";
import { runJobs } from "../../setup/jobs.ts";

const { api, own } = apiForTest();

const shared = globalThis as { florinRedis?: Redis };
let alive: Redis;
beforeAll(() => {
  alive = redis();
});
afterEach(() => {
  shared.florinRedis = alive;
});

/** From now on the driver speaks to a port that nobody listens on. */
function cutRedis(): void {
  shared.florinRedis = overTcp("redis://127.0.0.1:1");
}
function mendRedis(): void {
  shared.florinRedis = alive;
}

async function rich(amount: number): Promise<string> {
  const { id } = await aCustomer(own().ctx);
  await api("POST", "/credits/grants", { customer_id: id, amount });
  return id;
}
const deduct = (customer_id: string, amount: number, key?: string) =>
  api(
    "POST",
    "/credits/deductions",
    { customer_id, amount },
    key ? { headers: { "Idempotency-Key": key } } : {},
  );
const balanceOf = (customer_id: string) => ledgerOf(world()).getBalance(accountOf(own().id, customer_id));
const graceOf = (customer_id: string) => world().db.credit_grace.findMany({ where: { customer_id } });

test("without Redis every operation answers 503 and has no effect; the same request is safe to send again", async () => {
  const customer_id = await rich(10);
  cutRedis();
  const { status, body, headers } = await deduct(customer_id, 3, "again");
  expect([status, body.error, headers.get("retry-after")]).toEqual([503, "ServiceUnavailable", "2"]);
  expect((await api("GET", `/credits/balance?customer_id=${customer_id}`)).status).toBe(503);
  expect((await api("POST", "/credits/grants", { customer_id, amount: 1 })).status).toBe(503);
  mendRedis();
  expect((await deduct(customer_id, 3, "again")).status).toBe(201);
  expect(await balanceOf(customer_id)).toBe(7);
  expect(await graceOf(customer_id)).toEqual([]);
});

test("with a grace allowance a customer spends on, up to the bound, and it is settled once Redis is back", async () => {
  expect((await api("PATCH", "/credits/settings", { grace_amount: 50 })).status).toBe(200);
  const customer_id = await rich(100);
  cutRedis();
  const answers = await Promise.all([...Array(4)].map(() => deduct(customer_id, 20)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 503, 503]);
  const accepted = answers.find(({ status }) => status === 201);
  expect(accepted?.body).toMatchObject({ transaction: null, grace: { amount: 20, status: "pending" } });
  await deduct(customer_id, 5, "one effect");
  await deduct(customer_id, 5, "one effect");
  mendRedis();
  expect((await deduct(customer_id, 5, "one effect")).body.transaction.amount).toBe(-5);
  await runJobs();
  expect(await balanceOf(customer_id)).toBe(55);
  expect((await graceOf(customer_id)).map(({ status }) => status)).toEqual(["settled", "settled", "settled"]);
  const account = await world().db.credit_account.findFirstOrThrow({ where: { customer_id } });
  expect([account.grace_used, account.grace_limit]).toEqual([0n, 50n]);
});

test("a Redis that takes connections and never answers is waited for once, not by every question of a request", async () => {
  const customer_id = await rich(100);
  const silent = createServer(() => undefined);
  await new Promise<void>((done) => silent.listen(0, "127.0.0.1", done));
  shared.florinRedis = overTcp(`redis://127.0.0.1:${(silent.address() as AddressInfo).port}`);
  const begun = Date.now();
  const { status, body } = await deduct(customer_id, 10);
  expect([status, body.grace?.amount]).toEqual([201, 10]);
  expect(Date.now() - begun).toBeLessThan(4_000);
  await shared.florinRedis.close();
  silent.close();
  mendRedis();
  await runJobs();
  expect(await balanceOf(customer_id)).toBe(90);
});

test("what the account cannot cover afterwards is recorded as uncollected, and told", async () => {
  const customer_id = await rich(30);
  cutRedis();
  await deduct(customer_id, 20);
  await deduct(customer_id, 25);
  mendRedis();
  await runJobs();
  expect(await balanceOf(customer_id)).toBe(0);
  const rows = await graceOf(customer_id);
  expect(rows.map(({ status }) => status).sort()).toEqual(["settled", "uncollected"]);
  expect(rows.reduce((sum, { settled_amount }) => sum + settled_amount, 0n)).toBe(30n);
  const events = await world().db.webhook_event.count({
    where: { object_id: customer_id, type: "credits.uncollected" },
  });
  expect(events).toBe(1);
});

test("under the allowance a key stands for one request: repeated it answers the same, another one is refused", async () => {
  const customer_id = await rich(100);
  const other = await rich(100);
  cutRedis();
  const first = await deduct(customer_id, 50, "grace-once");
  expect(first.status).toBe(201);
  expect(await deduct(customer_id, 50, "grace-once")).toMatchObject({ status: 201, body: first.body });
  expect((await deduct(other, 50, "grace-once")).status).toBe(422);
  expect((await deduct(customer_id, 1, "grace-once")).status).toBe(422);
  expect([(await graceOf(customer_id)).length, (await graceOf(other)).length]).toEqual([1, 0]);
  mendRedis();
  await runJobs();
});

test("two who settle the same deduction at once take the part that one of them decided, and record it", async () => {
  const customer_id = await rich(30);
  cutRedis();
  await deduct(customer_id, 40);
  mendRedis();
  const [grace] = await graceOf(customer_id);
  const settle = () => settleGrace(world(), own().id, grace?.id ?? "").catch(() => undefined);
  const { db } = world();
  await db.credit_grace.updateMany({ where: { customer_id }, data: { part: 10 } });
  const stale = { ...world(), read: (async () => [{ ...grace, amount: 40, part: null }]) as Read };
  await settleGrace(stale, own().id, grace?.id ?? "");
  await settle();
  expect(await graceOf(customer_id)).toMatchObject([{ status: "uncollected", settled_amount: 10n }]);
  expect(await balanceOf(customer_id)).toBe(20);
});

test("the bound of the allowance stands in the database", async () => {
  const customer_id = await rich(1);
  await drainAll().catch(() => undefined);
  const { db } = world();
  await db.credit_account.upsert({
    where: { organization_id_customer_id: { organization_id: own().id, customer_id } },
    create: { organization_id: own().id, customer_id },
    update: {},
  });
  await expect(
    db.credit_account.updateMany({ where: { customer_id }, data: { grace_used: 1, grace_limit: 0 } }),
  ).rejects.toThrow(/credit_account_grace/);
});

test.each([
  [15, 15],
  [0, 0],
])(
  "a debit allowed in an outage, of which only %i could be collected, is not refused and not taken again when it is repeated",
  async (left, collected) => {
    const customer_id = await rich(20);
    const key = `collected-${left}`;
    cutRedis();
    expect((await deduct(customer_id, 20, key)).status).toBe(201);
    mendRedis();
    if (left < 20) await deduct(customer_id, 20 - left);
    await runJobs();
    const repeated = await deduct(customer_id, 20, key);
    expect([repeated.status, repeated.body.grace]).toMatchObject([
      201,
      { amount: 20, status: "uncollected", settled_amount: collected },
    ]);
    expect((await deduct(customer_id, 19, key)).status).toBe(422);
    expect(await balanceOf(customer_id)).toBe(0);
  },
);
