import { expect, test } from "vitest";
import { archiveEntries } from "@/modules/credits/archive-entries";
import { drainAll, drainOnce } from "@/modules/credits/drain-journal";
import { makeGroup, readJournal } from "@/modules/credits/journal";
import { ofCustomer } from "@/modules/credits/journal-entry";
import { accountOf, JOURNAL, ledgerOf, READY_KEY } from "@/modules/credits/ledger";
import { reconcileAccount } from "@/modules/credits/reconcile-account";
import { world } from "@/server/context";
import { aCustomer } from "../../factories/customer.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own } = apiForTest();

/** A customer's account in the ledger, with the group that archives it. */
async function anAccount(amount = 0) {
  const merchant = own();
  const { id } = await aCustomer(merchant.ctx);
  const key = { organization_id: merchant.id, customer_id: id };
  const user = accountOf(merchant.id, id);
  const sdk = ledgerOf(world());
  await makeGroup(world().redis);
  if (amount > 0) await sdk.grant(user, amount, { reason: "purchase" });
  return { key, user, sdk };
}

const rowOf = (customer_id: string) => world().db.credit_account.findFirstOrThrow({ where: { customer_id } });
const linesOf = (customer_id: string) =>
  world().db.credit_transaction.findMany({ where: { customer_id }, orderBy: { seq: "asc" } });
const eventsOf = (object_id: string, type: string) =>
  world().db.webhook_event.count({ where: { object_id, type } });

test("every operation of the ledger arrives in the archive: log, balance, grants and holds", async () => {
  const { key, user, sdk } = await anAccount(100);
  await sdk.deduct(user, 30, { feature: "chat", quantity: 3 });
  await sdk.hold(user, 50, { holdId: "h1" });
  await sdk.extend(user, "h1", { amount: 5 });
  await sdk.capture(user, "h1", 20);
  await sdk.hold(user, 10, { holdId: "h2" });
  await sdk.grant(user, 7, { reason: "reward", priority: 1 });
  await drainAll();
  const account = await rowOf(key.customer_id);
  const live = await sdk.getAccount(user);
  expect([Number(account.balance), Number(account.held)]).toEqual([live.balance, live.held]);
  expect([account.granted, account.purchased, account.spent]).toEqual([107n, 100n, 50n]);
  expect((await linesOf(key.customer_id)).map(({ seq }) => Number(seq))).toEqual([1, 2, 3, 4, 5, 6, 7]);
  const grants = await world().db.credit_grant.findMany({ where: key, orderBy: { bucket_key: "asc" } });
  expect(grants.map(({ remaining }) => Number(remaining))).toEqual(
    live.grants.map(({ remaining }) => remaining),
  );
  const holds = await world().db.credit_hold.findMany({ where: key, orderBy: { hold_id: "asc" } });
  expect(holds.map(({ status, amount, captured }) => [status, amount, captured])).toEqual([
    ["captured", 55n, 20n],
    ["open", 10n, null],
  ]);
  const day = await world().db.credit_day.findFirstOrThrow({
    where: { organization_id: own().id, feature: "chat" },
  });
  expect(day.spent).toBe(30n);
});

test("a worker that dies between the commit and the acknowledgement archives nothing twice", async () => {
  const { key, user, sdk } = await anAccount(100);
  for (let count = 0; count < 20; count++) await sdk.deduct(user, 1);
  const { redis, db } = world();
  const taken = await readJournal(redis, "fresh", 10);
  await archiveEntries(
    { db, now: new Date() },
    taken.flatMap((entry) => ofCustomer(entry) ?? []),
  );
  await drainAll();
  expect((await linesOf(key.customer_id)).map(({ seq }) => Number(seq))).toEqual(
    [...Array(21).keys()].map((n) => n + 1),
  );
  expect((await rowOf(key.customer_id)).balance).toBe(80n);
  expect(await eventsOf(key.customer_id, "credits.granted")).toBe(1);
  expect(await redis.command("XLEN", JOURNAL)).toBe(0);
});

test("a missing entry stops its account alone, and is told; the job that follows mends it from the log in Redis", async () => {
  const broken = await anAccount(100);
  const whole = await anAccount(100);
  await drainAll();
  await broken.sdk.deduct(broken.user, 1);
  const { redis, db } = world();
  const [lost] = await readJournal(redis, "fresh", 1);
  await redis.command("XACK", JOURNAL, "archive", lost?.id ?? "");
  await redis.command("XDEL", JOURNAL, lost?.id ?? "");
  await broken.sdk.deduct(broken.user, 2);
  await whole.sdk.deduct(whole.user, 3);
  await broken.sdk.deduct(broken.user, 4);
  await drainAll();
  const stopped = await rowOf(broken.key.customer_id);
  expect([stopped.last_seq, stopped.stopped_reason]).toEqual([1n, "transaction 2 is missing, 3 came"]);
  expect(await db.credit_parked_entry.count({ where: broken.key })).toBe(2);
  expect((await rowOf(whole.key.customer_id)).balance).toBe(97n);
  expect(await reconcileAccount(world(), broken.key)).toBe("archived");
  const mended = await rowOf(broken.key.customer_id);
  expect([mended.last_seq, mended.balance, mended.stopped_at]).toEqual([4n, 93n, null]);
  expect(await db.credit_parked_entry.count({ where: broken.key })).toBe(0);
  expect(await reconcileAccount(world(), broken.key)).toBe("agrees");
});

test("an entry that Postgres refuses stops its account alone", async () => {
  const broken = await anAccount(100);
  const whole = await anAccount(100);
  const [line] = await whole.sdk.getTransactionsSince(whole.user, 0);
  const { redis, db } = world();
  const bad = [
    { ...line, seq: 2, amount: -1, balance: 99, type: "unheard_of" },
    { ...line, seq: 2, amount: -1, balance: 99, type: "deduct", grants: [], metadata: { text: "a\u0000b" } },
    { ...line, seq: 2, amount: -1, balance: 99, type: "deduct", grants: [] },
    { ...line, id: "tx_1_a", seq: 2, amount: 0, balance: 100, type: "hold", holdId: "h", expiresAt: 9e15 },
  ];
  const others = await Promise.all(bad.map(() => anAccount(100)));
  for (const [index, { user }] of others.entries())
    await redis.command("XADD", JOURNAL, "*", "account", user, "tx", JSON.stringify(bad[index]));
  await redis.command("XADD", JOURNAL, "*", "account", broken.user, "tx", "\u0000");
  await whole.sdk.deduct(whole.user, 3);
  await drainAll();
  expect((await rowOf(whole.key.customer_id)).balance).toBe(97n);
  for (const { key } of [broken, ...others]) {
    const stopped = await rowOf(key.customer_id);
    expect([stopped.last_seq, stopped.stopped_at]).toEqual([expect.any(BigInt), expect.any(Date)]);
    expect(await db.credit_parked_entry.count({ where: key })).toBeGreaterThan(0);
  }
  expect(await redis.command("XLEN", JOURNAL)).toBe(0);
});

test("an account goes on though more went through it than a number holds", async () => {
  const most = Number.MAX_SAFE_INTEGER;
  const { key, user, sdk } = await anAccount(most);
  for (let round = 0; round < 3; round++) {
    await drainAll();
    await sdk.deduct(user, most - 2);
    await drainAll();
    await sdk.grant(user, most - 3);
  }
  await drainAll();
  const { granted, spent, balance, last_seq, stopped_reason } = await rowOf(key.customer_id);
  const live = await sdk.getAccount(user);
  expect([last_seq, balance, stopped_reason]).toEqual([7n, BigInt(live.balance), null]);
  expect([granted - spent, granted]).toEqual([balance, BigInt(most) * 4n - 9n]);
  await world().redis.command("SET", READY_KEY, "now");
  for (const path of ["accounts", "summary", `explanation?customer_id=${key.customer_id}`])
    expect((await api("GET", `/credits/${path}`)).status, path).toBe(200);
});

test("accounts that are no customer's are acknowledged and left to their own application", async () => {
  const { sdk, key } = await anAccount(5);
  await sdk.grant("somebody", 10);
  await sdk.grant(accountOf(own().id, "01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b80"), 10);
  await drainAll();
  expect(await world().db.credit_account.count({ where: { customer_id: key.customer_id } })).toBe(1);
  expect(await world().redis.command("XLEN", JOURNAL)).toBe(0);
  expect(await sdk.getBalance("somebody")).toBe(10);
});

test("credits.low and credits.exhausted come once for each crossing", async () => {
  const { key, user, sdk } = await anAccount(100);
  await world().db.credit_account.upsert({
    where: { organization_id_customer_id: key },
    create: { ...key, low_threshold: 50 },
    update: { low_threshold: 50 },
  });
  for (const amount of [40, 20, 20]) await sdk.deduct(user, amount);
  await sdk.grant(user, 80);
  await sdk.deduct(user, 60);
  await sdk.deduct(user, 40);
  await drainAll();
  expect(await eventsOf(key.customer_id, "credits.low")).toBe(2);
  expect(await eventsOf(key.customer_id, "credits.exhausted")).toBe(1);
  expect(await eventsOf(key.customer_id, "credits.deducted")).toBe(0);
});

test("credits.deducted is told where the organization asks for it", async () => {
  const { key, user, sdk } = await anAccount(10);
  const { organization_id } = key;
  await world().db.credit_settings.create({ data: { organization_id, tell_deductions: true } });
  await sdk.deduct(user, 3);
  await drainAll();
  expect(await eventsOf(key.customer_id, "credits.deducted")).toBe(1);
});

test("entries younger than the disk of Redis is sure of wait", async () => {
  const { key } = await anAccount(1);
  const begun = performance.now();
  await drainOnce(world(), { which: "fresh", settleMs: 400 });
  expect(performance.now() - begun).toBeGreaterThan(200);
  expect((await rowOf(key.customer_id)).balance).toBe(1n);
});

test("the archive takes ten thousand entries in seconds", async () => {
  const accounts = await Promise.all([...Array(20)].map(() => anAccount(1_000_000)));
  await drainAll();
  await Promise.all(
    accounts.map(async ({ user, sdk }) => {
      for (let count = 0; count < 500; count++) await sdk.deduct(user, 1);
    }),
  );
  const begun = performance.now();
  expect(await drainAll()).toBe(10_000);
  expect(performance.now() - begun).toBeLessThan(10_000);
}, 120_000);
