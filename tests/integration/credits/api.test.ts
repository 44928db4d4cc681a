import { expect, test } from "vitest";
import { drainAll } from "@/modules/credits/drain-journal";
import { makeGroup } from "@/modules/credits/journal";
import { world } from "@/server/context";
import { aCustomer } from "../../factories/customer.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own, merchant } = apiForTest();

/** A customer of the merchant with so many credits. */
async function rich(amount = 100, named: { external_id?: string } = {}): Promise<string> {
  const { id } = await aCustomer(own().ctx, named);
  const { status } = await api("POST", "/credits/grants", { customer_id: id, amount, reason: "purchase" });
  expect(status).toBe(201);
  return id;
}

const balanceOf = async (customer_id: string) =>
  (await api("GET", `/credits/balance?customer_id=${customer_id}`)).body.balance;

test("a grant, a deduction and a hold answer 201 with the transaction and the new balance", async () => {
  const customer_id = await rich(100, { external_id: "user_42" });
  const deduction = await api("POST", "/credits/deductions", {
    external_customer_id: "user_42",
    amount: 30,
    description: "Chat",
    metadata: { model: "small" },
  });
  expect([deduction.status, deduction.body.balance]).toEqual([201, 70]);
  expect(deduction.body.transaction).toMatchObject({
    type: "deduct",
    amount: -30,
    seq: 2,
    customer_id,
    description: "Chat",
    metadata: { model: "small" },
  });
  const hold = await api("POST", "/credits/holds", { customer_id, amount: 50 });
  expect([hold.status, hold.body.balance, hold.body.transaction.held]).toEqual([201, 20, 50]);
  const { body } = await api("GET", `/credits/balance?customer_id=${customer_id}`);
  expect(body).toMatchObject({ balance: 20, held: 50, grants: [{ remaining: 20, expires_at: null }] });
});

test("what the balance does not cover answers 402 with balance and need, and takes nothing", async () => {
  const customer_id = await rich(10);
  const { status, body } = await api("POST", "/credits/deductions", { customer_id, amount: 11 });
  expect([status, body]).toEqual([
    402,
    { error: "InsufficientCredits", detail: expect.any(String), balance: 10, required: 11 },
  ]);
  expect(await balanceOf(customer_id)).toBe(10);
});

test("a feature costs what the organization's catalogue says, computed on the server", async () => {
  const customer_id = await rich(1_000);
  const ofFeature = (feature: string, quantity: number | string) =>
    api("POST", "/credits/deductions", { customer_id, feature, quantity });
  expect((await ofFeature("canvas", 3)).body.transaction.amount).toBe(-150);
  expect((await ofFeature("video", 12.4)).body.transaction).toMatchObject({
    amount: -124,
    feature: "video",
    quantity: 12.4,
  });
  const unknown = await ofFeature("nothing", 1);
  expect([unknown.status, unknown.body.error]).toEqual([422, "PricingConfigError"]);
  const features = [{ feature: "video", model: "metered", rate: "2.5", unit: "second", minimum: 5 }];
  expect((await api("PUT", "/credits/pricing", { features })).body).toMatchObject({ is_default: false });
  expect((await ofFeature("video", 1)).body.transaction.amount).toBe(-5);
  expect((await ofFeature("video", "3.5")).body.transaction.amount).toBe(-9);
  expect((await ofFeature("canvas", 1)).status).toBe(422);
});

test("the same key deducts once, also from another process and after the answer was lost", async () => {
  const customer_id = await rich(100);
  const body = { customer_id, amount: 10 };
  const headers = { "Idempotency-Key": "deduct-once" };
  const answers = await Promise.all(
    [...Array(5)].map(() => api("POST", "/credits/deductions", body, { headers })),
  );
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers.filter(({ headers }) => headers.get("idempotency-replayed") === "true")).toHaveLength(4);
  expect(await balanceOf(customer_id)).toBe(90);
  const other = await aCustomer(own().ctx);
  const reused = await api("POST", "/credits/deductions", { ...body, customer_id: other.id }, { headers });
  expect([reused.status, reused.body.error]).toEqual([422, "IdempotencyMismatch"]);
});

test("a hold is captured with what was used; resolved twice or over, it says so by name", async () => {
  const customer_id = await rich(100);
  const hold = async (amount: number, ttl_seconds = 60) =>
    (await api("POST", "/credits/holds", { customer_id, amount, ttl_seconds })).body.id as string;
  const id = await hold(40);
  expect((await api("POST", `/credits/holds/${id}/extend`, { amount: 10 })).body.transaction.held).toBe(50);
  expect((await api("POST", `/credits/holds/${id}/capture`, { amount: 51 })).body.error).toBe(
    "CaptureExceedsHold",
  );
  const captured = await api("POST", `/credits/holds/${id}/capture`, { amount: 15 });
  expect([captured.status, captured.body.balance, captured.body.transaction.captured]).toEqual([200, 85, 15]);
  expect((await api("POST", `/credits/holds/${id}/release`, {})).body.error).toBe("HoldResolved");
  expect((await api("GET", `/credits/holds/${id}`)).body).toMatchObject({
    status: "captured",
    amount: 50,
    captured: 15,
  });
  const short = await hold(20, 1);
  await new Promise((resume) => setTimeout(resume, 1_100));
  const late = await api("POST", `/credits/holds/${short}/capture`, {});
  expect([late.status, late.body.error]).toEqual([410, "HoldExpired"]);
  expect(await balanceOf(customer_id)).toBe(85);
});

test("history crosses from the ledger into the archive unnoticed, however it is paged", async () => {
  const customer_id = await rich(1_000);
  await makeGroup(world().redis);
  for (let count = 0; count < 12; count++)
    await api("POST", "/credits/deductions", { customer_id, amount: 1 });
  await drainAll();
  const seqs: number[] = [];
  for (let page = 1; page <= 4; page++) {
    // New ones come in while one pages on: nothing is missed and nothing seen twice.
    await api("POST", "/credits/deductions", { customer_id, amount: 1 });
    if (page === 3) await drainAll();
    const { body } = await api(
      "GET",
      `/credits/transactions?customer_id=${customer_id}&limit=5&page=${page}`,
    );
    seqs.push(...body.items.map(({ seq }: { seq: number }) => seq));
  }
  expect(seqs).toEqual([...Array(14).keys()].map((n) => 14 - n));
  const { body } = await api("GET", `/credits/transactions?customer_id=${customer_id}&type=grant`);
  expect([body.items.length, body.pagination.total_count]).toEqual([1, 1]);
  const csv = await api("GET", `/credits/transactions/export?customer_id=${customer_id}`);
  expect(csv.text.trim().split("\n")).toHaveLength(1 + 17);
  await drainAll();
  expect((await api("GET", "/credits/transactions?type=grant&limit=100")).body.items.length).toBeGreaterThan(
    0,
  );
});

test("grants of a customer are listed with what is left now, archived or not", async () => {
  const customer_id = await rich(100);
  await makeGroup(world().redis);
  await drainAll();
  await api("POST", "/credits/deductions", { customer_id, amount: 30 });
  await api("POST", "/credits/grants", { customer_id, amount: 5, priority: 1, reason: "reward" });
  const { body } = await api("GET", `/credits/grants?customer_id=${customer_id}`);
  expect(
    body.items.map(({ amount, remaining }: { amount: number; remaining: number }) => [amount, remaining]),
  ).toEqual([
    [5, 5],
    [100, 70],
  ]);
});

test("a refund gives back at most what was taken, also of a transaction that Redis no longer has", async () => {
  const customer_id = await rich(100);
  await makeGroup(world().redis);
  const { body } = await api("POST", "/credits/deductions", { customer_id, amount: 40 });
  await drainAll();
  await world().redis.command("DEL", `txs:${own().id}:${customer_id}`);
  const refund = (amount?: number) =>
    api("POST", "/credits/refunds", { customer_id, transaction_id: body.transaction.id, amount });
  expect((await refund(25)).body.balance).toBe(85);
  expect((await refund(16)).body.error).toBe("RefundExceedsTransaction");
  expect((await refund()).body.balance).toBe(100);
  expect((await refund()).status).toBe(409);
});

test("a transfer keeps the sum, and a batch answers each operation by itself", async () => {
  const from = await rich(100);
  const to = await rich(1);
  const transfer = await api("POST", "/credits/transfers", {
    customer_id: from,
    to: [{ customer_id: to, amount: 60 }],
  });
  expect([transfer.status, await balanceOf(from), await balanceOf(to)]).toEqual([201, 40, 61]);
  const operations = [
    { operation: "deduct", customer_id: from, amount: 30 },
    { operation: "deduct", customer_id: from, amount: 30 },
    { operation: "grant", customer_id: from, amount: 5 },
  ];
  const headers = { "Idempotency-Key": "batch" };
  const batch = await api("POST", "/credits/batch", { operations }, { headers });
  expect(batch.body.results.map(({ status }: { status: number }) => status)).toEqual([201, 402, 201]);
  await api("POST", "/credits/batch", { operations }, { headers });
  expect(await balanceOf(from)).toBe(15);
});

test("verify finds what somebody wrote into Redis, and rebuild mends it from the log", async () => {
  const customer_id = await rich(100);
  await world().redis.command("SET", `balance:${own().id}:${customer_id}`, "1000000");
  const verified = await api("POST", "/credits/verify", { customer_id });
  expect(verified.body).toMatchObject({ valid: false, balance: 1_000_000, calculated: 100 });
  await api("POST", "/credits/rebuild", { customer_id });
  expect((await api("POST", "/credits/verify", { customer_id })).body).toMatchObject({
    valid: true,
    balance: 100,
  });
});

test("another organization neither sees nor spends, and a deleted customer is gone", async () => {
  const customer_id = await rich(100);
  const { token, ctx } = await merchant();
  const { id: theirs } = await aCustomer(ctx);
  await api("POST", "/credits/grants", { customer_id: theirs, amount: 10 }, { token });
  const hold = (await api("POST", "/credits/holds", { customer_id, amount: 1 })).body.id;
  const spent = (await api("POST", "/credits/deductions", { customer_id, amount: 1 })).body.transaction.id;
  const reads = ["balance", "grants", "transactions", "transactions/export", "holds", "explanation"];
  const calls = [
    ...reads.map((list) => ["GET", `/credits/${list}?customer_id=${customer_id}`, undefined] as const),
    ["GET", `/credits/holds/${hold}`, undefined],
    ["POST", "/credits/grants", { customer_id, amount: 1 }],
    ["POST", "/credits/deductions", { customer_id, amount: 1 }],
    ["POST", "/credits/holds", { customer_id, amount: 1 }],
    ["POST", `/credits/holds/${hold}/capture`, {}],
    ["POST", `/credits/holds/${hold}/extend`, { ttl_seconds: 60 }],
    ["POST", `/credits/holds/${hold}/release`, {}],
    ["POST", "/credits/refunds", { customer_id, transaction_id: spent }],
    ["POST", "/credits/refunds", { customer_id: theirs, transaction_id: spent }],
    ["POST", "/credits/transfers", { customer_id: theirs, to: [{ customer_id, amount: 1 }] }],
    ["POST", "/credits/transfers", { customer_id, to: [{ customer_id: theirs, amount: 1 }] }],
    ["POST", "/credits/verify", { customer_id }],
    ["POST", "/credits/rebuild", { customer_id }],
  ] as const;
  for (const [method, path, body] of calls)
    expect((await api(method, path, body, { token })).status, path).toBe(404);
  const operations = [{ operation: "deduct", customer_id, amount: 1 }];
  const batch = await api("POST", "/credits/batch", { operations }, { token });
  expect(batch.body.results).toMatchObject([{ status: 404 }]);
  expect(await balanceOf(customer_id)).toBe(98);
  await api("DELETE", `/customers/${customer_id}`);
  expect((await api("POST", "/credits/deductions", { customer_id, amount: 1 })).status).toBe(404);
});
