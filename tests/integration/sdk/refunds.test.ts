import { expect } from "vitest";
import { DAY, ledgersForTest, someone, T } from "../../setup/ledgers.ts";

const redis = ledgersForTest();
const { both } = redis;

both("credits that come back to a grant which has ended lapse", async (sdk) => {
  const id = someone();
  await sdk.grant(id, 10, { expiresAt: T + 1000, now: T });
  await sdk.hold(id, 6, { holdId: "h", ttlMs: DAY, now: T });
  const { transaction } = await sdk.release(id, "h", { now: T + 2000 });
  expect(transaction).toMatchObject({ amount: 0, lapsed: 6, balance: 0, held: 0 });
});

both(
  "a refund gives back exactly where it was taken, in parts, and never more than was spent",
  async (sdk) => {
    const id = someone();
    await sdk.grant(id, 10, { grantId: "a", priority: 1, now: T });
    await sdk.grant(id, 10, { grantId: "b", now: T });
    const { transaction } = await sdk.deduct(id, 14, { now: T });
    const part = await sdk.refund(id, transaction.id, { amount: 6, now: T });
    expect(part.transaction.grants.map(([bucket, change]) => [bucket.slice(36), change])).toEqual([
      ["b", 4],
      ["a", 2],
    ]);
    await expect(sdk.refund(id, transaction.id, { amount: 9, now: T })).rejects.toMatchObject({
      code: "refund_exceeds",
    });
    expect((await sdk.refund(id, transaction.id, { now: T })).balance).toBe(20);
    await expect(sdk.refund(id, transaction.id, { now: T })).rejects.toMatchObject({
      code: "refund_exceeds",
    });
    expect((await sdk.getAccount(id, { now: T })).grants).toMatchObject([
      { id: "a", remaining: 10 },
      { id: "b", remaining: 10 },
    ]);
    await expect(sdk.refund(id, part.transaction.id, { now: T })).rejects.toMatchObject({
      code: "not_refundable",
    });
    await expect(sdk.refund(id, "tx_1_zz", { now: T })).rejects.toMatchObject({
      code: "transaction_not_found",
    });
  },
);

both(
  "what is refunded to a grant that has ended lapses, or lives on until the instant that is asked for",
  async (sdk) => {
    const id = someone();
    await sdk.grant(id, 10, { expiresAt: T + 1000, now: T });
    const one = await sdk.deduct(id, 4, { now: T });
    const two = await sdk.deduct(id, 4, { now: T });
    expect((await sdk.refund(id, one.transaction.id, { now: T + 2000 })).transaction).toMatchObject({
      amount: 0,
      lapsed: 4,
    });
    expect(
      (await sdk.refund(id, two.transaction.id, { now: T + 2000, renewUntil: T + DAY })).transaction,
    ).toMatchObject({ amount: 4, lapsed: 0 });
    expect(await sdk.getBalance(id, { now: T + DAY })).toBe(0);
    expect((await sdk.verifyBalance(id)).isValid).toBe(true);
  },
);

both("a capture is refunded as a deduct is", async (sdk) => {
  const id = someone();
  await sdk.grant(id, 10);
  await sdk.hold(id, 8, { holdId: "h" });
  const { transaction } = await sdk.capture(id, "h", 5);
  expect((await sdk.refund(id, transaction.id)).transaction).toMatchObject({ amount: 5, balance: 10 });
  await expect(sdk.refund(id, transaction.id)).rejects.toMatchObject({ code: "refund_exceeds" });
});

both(
  "a grant is taken back as far as it is unspent; what is held of it can be captured and does not come back",
  async (sdk) => {
    const id = someone();
    await sdk.grant(id, 10, { grantId: "paid", priority: 1, now: T });
    await sdk.grant(id, 10, { grantId: "other", now: T });
    await sdk.deduct(id, 3, { now: T });
    await sdk.hold(id, 4, { holdId: "h", now: T });
    expect(await sdk.revoke(id, "paid", { idempotencyKey: "r", now: T })).toMatchObject({
      taken: 3,
      ended: 4,
    });
    expect(await sdk.revoke(id, "paid", { idempotencyKey: "r", now: T })).toMatchObject({
      taken: 3,
      ended: 4,
    });
    expect(await sdk.revoke(id, "paid", { now: T })).toEqual({ transaction: null, taken: 0, ended: 0 });
    const { transaction } = await sdk.capture(id, "h", 1, { now: T + 1 });
    expect(transaction).toMatchObject({ captured: 1, lapsed: 3, balance: 10 });
    expect((await sdk.verifyBalance(id)).isValid).toBe(true);
  },
);

both("a refund is of the feature that it gives back", async (sdk) => {
  const id = someone();
  await sdk.grant(id, 10, { now: T });
  const { transaction } = await sdk.deduct(id, 4, { feature: 'chat "small"', quantity: 2, now: T });
  expect((await sdk.refund(id, transaction.id, { now: T })).transaction).toMatchObject({
    amount: 4,
    feature: 'chat "small"',
  });
});

both("no more of a grant is taken back than was asked for", async (sdk) => {
  const id = someone();
  await sdk.grant(id, 10, { grantId: "paid", now: T });
  expect(await sdk.revoke(id, "paid", { amount: 4, now: T })).toMatchObject({ taken: 4, ended: 0 });
  expect(await sdk.getBalance(id, { now: T })).toBe(6);
  expect(await sdk.revoke(id, "paid", { amount: 10, now: T })).toMatchObject({ taken: 6 });
});
