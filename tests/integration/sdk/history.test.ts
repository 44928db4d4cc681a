import { expect } from "vitest";
import { CreditsSDK, foldTransactions } from "@/sdk";
import { DAY, ledgersForTest, someone, T } from "../../setup/ledgers.ts";

const redis = ledgersForTest();
const { both } = redis;

both("history is read page by page, newest first, each once", async (sdk) => {
  const id = someone();
  await sdk.grant(id, 100, { now: T });
  for (let index = 0; index < 7; index++) await sdk.deduct(id, 1, { now: T });
  const seen: number[] = [];
  let before: string | null = "";
  while (before !== null) {
    const page: Awaited<ReturnType<typeof sdk.getTransactions>> = await sdk.getTransactions(id, {
      limit: 3,
      ...(before && { before }),
    });
    seen.push(...page.transactions.map(({ seq }) => seq));
    before = page.next;
  }
  expect(seen).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  expect((await sdk.getTransactions(id, { types: ["grant"] })).transactions).toHaveLength(1);
  expect((await sdk.getTransactionsSince(id, 5)).map(({ seq }) => seq)).toEqual([6, 7, 8]);
});

both(
  "behind a checkpoint the log is short, the balance still verified, and history goes on in the archive",
  async (sdk, client) => {
    const id = someone();
    const archived = new CreditsSDK(client, {
      archive: async (_, before, limit) =>
        kept
          .filter(({ seq }) => seq < before)
          .slice(-limit)
          .reverse(),
    });
    await sdk.grant(id, 100, { now: T });
    for (let index = 0; index < 20; index++) await sdk.deduct(id, 1, { now: T + index });
    const kept = await sdk.getTransactionsSince(id, 0);
    expect(await sdk.checkpoint(id, { keep: 5 })).toBe(16);
    expect(await redis.raw().zcard(`txs:${id}`)).toBe(5);
    await sdk.hold(id, 10, { holdId: "h", now: T + 30 });
    expect(await sdk.verifyBalance(id, { now: T + 30 })).toMatchObject({ isValid: true, balance: 70 });
    const page = await archived.getTransactions(id, { limit: 100 });
    expect(page.transactions.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 22 }, (_, index) => 22 - index),
    );
    const old = kept[1];
    expect(old && (await sdk.refund(id, old.id, { record: old, now: T + 31 })).balance).toBe(71);
  },
);

both("a refund is the same request with the archived transaction and without it", async (sdk) => {
  const id = someone();
  await sdk.grant(id, 100, { now: T });
  const { transaction: old } = await sdk.deduct(id, 30, { now: T + 1 });
  await sdk.deduct(id, 1, { now: T + 2 });
  await sdk.checkpoint(id, { keep: 1 });
  const again = (record?: typeof old) =>
    sdk.refund(id, old.id, { idempotencyKey: "back", now: T + 3, ...(record && { record }) });
  const { transaction } = await again(old);
  expect(await again()).toMatchObject({ repeated: true, transaction: { id: transaction.id } });
});

both("a log that is cut while it is verified raises no alarm", async (sdk, client) => {
  const id = someone();
  await sdk.grant(id, 5_000, { now: T });
  for (let index = 1; index < 1_500; index++) await sdk.deduct(id, 1, { now: T + index });
  const { ledger } = new CreditsSDK(client);
  const read = ledger.read.bind(ledger);
  let pieces = 0;
  const cutting = Object.assign(new CreditsSDK(client), { ledger });
  ledger.read = async (operation, now) => {
    if (operation.script.name === "read-log" && ++pieces === 2) await sdk.checkpoint(id, { keep: 100 });
    return read(operation, now);
  };
  expect(await cutting.verifyBalance(id)).toMatchObject({ isValid: true, balance: 3_501 });
  expect(pieces).toBeGreaterThan(2);
});

both("a balance that was tampered with is found, and mended from the log", async (sdk) => {
  const id = someone();
  await sdk.grant(id, 100);
  await sdk.hold(id, 30, { holdId: "h" });
  const raw = redis.raw();
  await raw.set(`balance:${id}`, "1000");
  await raw.del(`grants:${id}`, `spend:${id}`, `holds:${id}`);
  expect(await sdk.verifyBalance(id)).toMatchObject({ isValid: false, balance: 1000, calculated: 70 });
  await expect(sdk.deduct(id, 500)).rejects.toMatchObject({ name: "BalanceVerificationError" });
  await sdk.rebuildBalance(id);
  expect(await sdk.verifyBalance(id)).toMatchObject({ isValid: true, balance: 70 });
  expect((await sdk.capture(id, "h", 30)).balance).toBe(70);
  expect((await sdk.deduct(id, 70)).balance).toBe(0);
});

both("a balance of before the ledger is taken over as it is", async (sdk) => {
  const id = someone();
  await redis.raw().set(`balance:${id}`, "50");
  expect((await sdk.deduct(id, 20)).balance).toBe(30);
  expect(await sdk.verifyBalance(id)).toMatchObject({ isValid: true, balance: 30 });
});

both("a flush of the scripts in mid-flight costs no operation", async (sdk) => {
  const id = someone();
  await sdk.grant(id, 100);
  const raw = redis.raw();
  await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      if (index % 7 === 0) await raw.script("FLUSH");
      await sdk.deduct(id, 1);
    }),
  );
  expect(await sdk.getBalance(id)).toBe(40);
});

both(
  "after a loss an account is written anew from its archive, keys and open holds included",
  async (sdk) => {
    const id = someone();
    await sdk.grant(id, 100, { expiresAt: T + DAY, now: T });
    const paid = await sdk.deduct(id, 30, { idempotencyKey: "k", now: T });
    await sdk.hold(id, 20, { holdId: "h", ttlMs: DAY, now: T });
    await sdk.refund(id, paid.transaction.id, { amount: 10, now: T });
    const log = await sdk.getTransactionsSince(id, 0);
    const before = await sdk.getAccount(id, { now: T });
    const keys = await redis.raw().keys(`*${id}*`);
    await redis.raw().del(...keys);
    expect(await sdk.getBalance(id, { now: T })).toBe(0);
    const state = foldTransactions(log);
    expect(await sdk.restore(id, { state, expected: 5, isCheckpoint: true, log: log.slice(-2) })).toBe(false);
    expect(await sdk.restore(id, { state, expected: 0, isCheckpoint: true, log: log.slice(-2) })).toBe(true);
    for (const transaction of log) await sdk.remember(id, transaction, T);
    expect(await sdk.getAccount(id, { now: T })).toEqual(before);
    expect(await sdk.deduct(id, 30, { idempotencyKey: "k", now: T })).toEqual({ ...paid, repeated: true });
    await expect(
      sdk.refund(id, paid.transaction.id, { amount: 21, record: paid.transaction, now: T }),
    ).rejects.toMatchObject({ code: "refund_exceeds" });
    expect((await sdk.capture(id, "h", 20, { now: T })).balance).toBe(60);
    expect(await sdk.verifyBalance(id, { now: T })).toMatchObject({ isValid: true, balance: 60 });
  },
);
