import { expect } from "vitest";
import { DAY, ledgersForTest, someone, T } from "../../setup/ledgers.ts";

const redis = ledgersForTest();
const { both } = redis;

both("a hold lowers the balance at once; what is not captured goes back where it came from", async (sdk) => {
  const id = someone();
  await sdk.grant(id, 10, { grantId: "a", priority: 1, now: T });
  await sdk.grant(id, 10, { grantId: "b", now: T });
  const { holdId } = await sdk.hold(id, 15, { now: T });
  expect(await sdk.getAccount(id, { now: T })).toMatchObject({
    balance: 5,
    held: 15,
    holds: [{ id: holdId, amount: 15 }],
  });
  const captured = await sdk.capture(id, holdId, 12, { now: T });
  expect(captured.transaction).toMatchObject({
    type: "capture",
    amount: 3,
    captured: 12,
    balance: 8,
    held: 0,
    lapsed: 0,
  });
  expect((await sdk.getAccount(id, { now: T })).grants).toMatchObject([{ id: "b", remaining: 8 }]);
  await expect(sdk.capture(id, holdId, 1, { now: T })).rejects.toMatchObject({
    code: "hold_resolved",
    status: 409,
  });
  await expect(sdk.release(id, holdId, { now: T })).rejects.toMatchObject({ code: "hold_resolved" });
  await expect(sdk.capture(id, "nothing")).rejects.toMatchObject({ code: "hold_not_found", status: 404 });
});

both("a hold that is over gives its credits back, and a capture after it is refused by name", async (sdk) => {
  const id = someone();
  await sdk.grant(id, 10, { now: T });
  await sdk.hold(id, 4, { holdId: "h", ttlMs: 1000, now: T });
  await expect(sdk.capture(id, "h", 5, { now: T })).rejects.toMatchObject({ code: "capture_exceeds_hold" });
  await sdk.extend(id, "h", { amount: 2, ttlMs: 5000, now: T });
  expect(await sdk.getBalance(id, { now: T + 4999 })).toBe(4);
  expect(await sdk.getBalance(id, { now: T + 5000 })).toBe(10);
  await expect(sdk.capture(id, "h", 5, { now: T + 5000 })).rejects.toMatchObject({
    code: "hold_expired",
    status: 410,
  });
  await expect(sdk.hold(id, 1, { holdId: "h", now: T + 5000 })).rejects.toMatchObject({
    code: "hold_exists",
  });
  expect((await sdk.verifyBalance(id)).isValid).toBe(true);
});

both("a transfer keeps the sum, and each share keeps its expiry", async (sdk) => {
  const [from, one, two] = [someone(), someone(), someone()];
  await sdk.grant(from, 10, { expiresAt: T + DAY, now: T });
  await sdk.grant(from, 10, { now: T });
  const { transaction, balance } = await sdk.transfer(
    from,
    [
      { to: one, amount: 6 },
      { to: two, amount: 9 },
    ],
    { now: T, idempotencyKey: "t" },
  );
  expect(transaction).toMatchObject({
    type: "transfer_out",
    amount: -15,
    to: [
      [one, 6],
      [two, 9],
    ],
  });
  expect(balance).toBe(5);
  expect((await sdk.getAccount(one, { now: T })).grants).toMatchObject([
    { remaining: 6, expiresAt: T + DAY },
  ]);
  expect((await sdk.getAccount(two, { now: T })).grants).toMatchObject([
    { remaining: 4, expiresAt: T + DAY },
    { remaining: 5, expiresAt: null },
  ]);
  expect(
    (
      await sdk.transfer(
        from,
        [
          { to: one, amount: 6 },
          { to: two, amount: 9 },
        ],
        { now: T, idempotencyKey: "t" },
      )
    ).repeated,
  ).toBe(true);
  await expect(sdk.transfer(from, [{ to: one, amount: 6 }], { now: T })).rejects.toMatchObject({
    balance: 5,
    required: 6,
  });
  await expect(sdk.transfer(from, [{ to: from, amount: 1 }])).rejects.toMatchObject({
    code: "invalid_request",
  });
  for (const id of [from, one, two]) expect((await sdk.verifyBalance(id)).isValid).toBe(true);
});

both("work of unknown cost holds as it goes, pays what it used, and nothing when it throws", async (sdk) => {
  const id = someone();
  await sdk.grant(id, 100);
  const done = await sdk.run(id, { estimate: 10, max: 60 }, async (meter) => {
    for (let index = 0; index < 5; index++) await meter.add(9);
    return "film";
  });
  expect(done).toMatchObject({ result: "film", used: 45, balance: 55 });
  await expect(
    sdk.run(id, { estimate: 10 }, async (meter) => {
      await meter.add(20);
      throw new Error("broken");
    }),
  ).rejects.toThrow("broken");
  await expect(sdk.run(id, { estimate: 10, max: 20 }, (meter) => meter.add(21))).rejects.toMatchObject({
    status: 402,
  });
  await expect(sdk.run(id, { estimate: 10 }, (meter) => meter.add(56))).rejects.toMatchObject({
    status: 402,
  });
  expect(await sdk.getAccount(id)).toMatchObject({ balance: 55, held: 0 });
});
