import { expect, test } from "vitest";
import { CreditsSDK } from "@/sdk";
import { DAY, ledgersForTest, someone, T } from "../../setup/ledgers.ts";

const redis = ledgersForTest();
const { both } = redis;

both("an account is opened once, whatever amount the second asks for", async (sdk) => {
  const id = someone();
  expect(await sdk.initialize(id, 100)).toEqual({ balance: 100, created: true });
  expect(await sdk.initialize(id, 500)).toEqual({ balance: 100, created: false });
  expect(await sdk.getBalance(id)).toBe(100);
  expect(await sdk.getBalance(someone())).toBe(0);
});

both("balance and log stand under their public names", async (sdk) => {
  const id = someone();
  await sdk.grant(id, 70, { now: T });
  const { transaction } = await sdk.deduct(id, 30, {
    now: T + 5,
    description: 'A "quoted" picture',
    metadata: { n: 1 },
  });
  const raw = redis.raw();
  expect(await raw.get(`balance:${id}`)).toBe("40");
  const log = await raw.zrange(`txs:${id}`, "0", "-1", "WITHSCORES");
  expect(JSON.parse(log[2] ?? "")).toEqual(transaction);
  expect(log[3]).toBe(String(T + 5));
  expect(transaction).toMatchObject({
    seq: 2,
    type: "deduct",
    amount: -30,
    balance: 40,
    metadata: { n: 1 },
    description: 'A "quoted" picture',
  });
  expect(transaction.id).toMatch(new RegExp(`^tx_${T + 5}_[0-9a-z]+$`));
});

both("what the balance does not cover changes nothing, and says balance and need", async (sdk) => {
  const id = someone();
  await sdk.grant(id, 10);
  await expect(sdk.deduct(id, 11)).rejects.toMatchObject({
    name: "InsufficientCreditsError",
    status: 402,
    balance: 10,
    required: 11,
  });
  await expect(sdk.hold(id, 11)).rejects.toMatchObject({ balance: 10, required: 11 });
  expect((await sdk.getTransactions(id)).transactions).toHaveLength(1);
  expect(await sdk.verifyBalance(id)).toMatchObject({ isValid: true, balance: 10 });
});

test.each([0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
  "an amount of %s is refused before Redis is asked",
  async (amount) => {
    const deaf = new CreditsSDK(
      { eval: () => Promise.reject(new Error("asked")), evalsha: () => Promise.reject(new Error("asked")) },
      { retries: 0 },
    );
    for (const act of [
      () => deaf.deduct("u", amount),
      () => deaf.grant("u", amount),
      () => deaf.hold("u", amount),
      () => deaf.transfer("u", [{ to: "v", amount }]),
    ])
      await expect(act()).rejects.toMatchObject({ code: "invalid_amount", status: 422 });
  },
);

both("amounts are exact up to 2^53 - 1, and no further", async (sdk) => {
  const id = someone();
  const most = Number.MAX_SAFE_INTEGER;
  await sdk.grant(id, most - 1);
  expect((await sdk.grant(id, 1)).balance).toBe(most);
  await expect(sdk.grant(id, 1)).rejects.toMatchObject({ code: "overflow" });
  expect((await sdk.deduct(id, most - 2)).balance).toBe(2);
  expect(await redis.raw().get(`balance:${id}`)).toBe("2");
  expect((await sdk.verifyBalance(id)).isValid).toBe(true);
});

both(
  "the same key with the same request answers the first result; with another it is refused",
  async (sdk) => {
    const id = someone();
    await sdk.grant(id, 100, { idempotencyKey: "g" });
    await sdk.grant(id, 100, { idempotencyKey: "g" });
    const first = await sdk.deduct(id, 30, { idempotencyKey: "k" });
    const second = await sdk.deduct(id, 30, { idempotencyKey: "k" });
    expect(second).toEqual({ ...first, repeated: true });
    await expect(sdk.deduct(id, 31, { idempotencyKey: "k" })).rejects.toMatchObject({
      code: "idempotency_mismatch",
    });
    await expect(sdk.grant(id, 30, { idempotencyKey: "k" })).rejects.toMatchObject({
      code: "idempotency_mismatch",
    });
    expect(await sdk.getBalance(id)).toBe(70);
    const hold = await sdk.hold(id, 5, { idempotencyKey: "h" });
    expect((await sdk.hold(id, 5, { idempotencyKey: "h" })).transaction).toEqual(hold.transaction);
    expect(await sdk.getBalance(id)).toBe(65);
  },
);

both("buckets are spent by priority, then soonest expiry, then age", async (sdk) => {
  const id = someone();
  await sdk.grant(id, 10, { grantId: "never", now: T });
  await sdk.grant(id, 10, { grantId: "late", expiresAt: T + 2 * DAY, now: T });
  await sdk.grant(id, 10, { grantId: "soon", expiresAt: T + DAY, now: T });
  await sdk.grant(id, 10, { grantId: "soon2", expiresAt: T + DAY, now: T });
  await sdk.grant(id, 10, { grantId: "first", priority: 1, now: T });
  const { transaction } = await sdk.deduct(id, 45, { now: T });
  expect(transaction.grants.map(([bucket, change]) => [bucket.slice(36), change])).toEqual([
    ["first", -10],
    ["soon", -10],
    ["soon2", -10],
    ["late", -10],
    ["never", -5],
  ]);
  expect((await sdk.getAccount(id, { now: T })).grants).toMatchObject([
    { id: "never", remaining: 5, expiresAt: null, priority: 500 },
  ]);
});

both("a grant stops counting at its instant, without a sweep", async (sdk) => {
  const id = someone();
  await sdk.grant(id, 10, { expiresAt: T + 1000, now: T });
  await sdk.grant(id, 5, { now: T });
  expect(await sdk.getBalance(id, { now: T + 999 })).toBe(15);
  expect(await sdk.getBalance(id, { now: T + 1000 })).toBe(5);
  expect(await redis.raw().get(`balance:${id}`)).toBe("5");
  await expect(sdk.deduct(id, 6, { now: T + 1000 })).rejects.toMatchObject({ balance: 5 });
  const { transactions } = await sdk.getTransactions(id);
  expect(transactions[0]).toMatchObject({ type: "expire", amount: -10, timestamp: T + 1000 });
  await expect(sdk.grant(id, 1, { expiresAt: T, now: T })).rejects.toMatchObject({ code: "grant_expired" });
});

both("of concurrent deductions exactly as many succeed as the balance covers", async (sdk) => {
  const id = someone();
  await sdk.grant(id, 50);
  const settled = await Promise.allSettled(Array.from({ length: 100 }, () => sdk.deduct(id, 1)));
  expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(50);
  expect(await sdk.verifyBalance(id)).toMatchObject({ isValid: true, balance: 0 });
});

both("a debit at the very instant at which a grant ends finds it ended", async (sdk) => {
  const id = someone();
  await sdk.grant(id, 10, { expiresAt: T + 1000, now: T });
  await sdk.grant(id, 5, { now: T });
  await sdk.deduct(id, 1, { now: T });
  expect((await sdk.deduct(id, 1, { now: T + 999 })).transaction.grants).toMatchObject([
    [expect.any(String), -1],
  ]);
  const { transaction } = await sdk.deduct(id, 3, { now: T + 1000 });
  expect(transaction).toMatchObject({ seq: 6, balance: 2 });
});

both("an idempotency key belongs to its account, whatever colons stand in either", async (sdk) => {
  const id = someone();
  for (const user of [id, `${id}:b`]) await sdk.grant(user, 10);
  await sdk.deduct(id, 1, { idempotencyKey: "b:c" });
  expect(await sdk.deduct(`${id}:b`, 1, { idempotencyKey: "c" })).toMatchObject({
    balance: 9,
    repeated: false,
  });
  expect(await sdk.deduct(id, 1, { idempotencyKey: "b:c" })).toMatchObject({ balance: 9, repeated: true });
});

both("text that Postgres has no place for is refused, and any other kept as it is", async (sdk) => {
  const id = someone();
  await sdk.grant(id, 10);
  for (const bad of ["a\u0000b", "\ud83d", "\\\ude00"])
    await expect(sdk.deduct(id, 1, { metadata: { bad } })).rejects.toMatchObject({ code: "invalid_request" });
  const metadata = { path: "C:\\u0000", emoji: "😀", brackets: ']]"timestamp":1', __proto__: 1 };
  expect((await sdk.deduct(id, 1, { metadata })).transaction.metadata).toEqual(metadata);
  await expect(sdk.grant(id, 1, { expiresAt: 253_402_300_800_000 })).rejects.toMatchObject({ status: 422 });
});
