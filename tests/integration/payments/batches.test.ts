import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import type { NewPayment, Outcome } from "@/modules/payments";
import { anOrder } from "../../factories/order.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const { api } = shop;
const ctx = () => shop.own().ctx;

const success = (intentId: string): Outcome => ({
  kind: "succeeded",
  intentId,
  amount: 1000,
  currency: "usd",
  chargeId: `ch_${intentId}`,
  method: "card",
  card: { brand: "visa", last4: "4242" },
  means: null,
});
const failure = (intentId: string | null): Outcome => ({
  kind: "failed",
  intentId,
  decline: { code: "lost_card", message: "Your card was declined." },
});

const payments = (count: number, named: Partial<NewPayment> = {}): NewPayment[] =>
  Array.from({ length: count }, () => ({
    id: newId(),
    organization_id: ctx().organizationId,
    checkout_id: null,
    customer_id: null,
    amount: 1000,
    currency: "usd",
    request: { stripe_payment_method_id: "pm_1", off_session: true, description: "Renewal" },
    ...named,
  }));

async function inserted(rows: NewPayment[]) {
  const { insertPayments } = await import("@/modules/payments");
  const { transaction } = await import("@/server/db/transaction");
  return transaction(ctx().db, (tx) => insertPayments(tx, rows, ctx().now));
}

async function decided(outcomes: { payment: { id: string }; outcome: Outcome }[]) {
  const { decidePayments } = await import("@/modules/payments");
  const { transaction } = await import("@/server/db/transaction");
  return transaction(ctx().db, (tx) => decidePayments(tx, outcomes, new Date("2027-01-01T00:00:00Z")));
}

const stored = (ids: string[]) =>
  ctx().db.payment.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" } });

test("hundreds of payments are written at once, each as it was given", async () => {
  const { id: orderId } = await anOrder(shop);
  const methodId = newId();
  const [first, ...others] = payments(300);
  if (!first) throw new Error("there are 300");
  const named = {
    ...first,
    order_id: orderId,
    payment_method_id: methodId,
    trigger: "retry_dunning" as const,
  };
  const rows = await inserted([named, ...others]);
  expect(rows).toHaveLength(300);
  expect(rows.find(({ id }) => id === first.id)).toMatchObject({
    status: "pending",
    purpose: "charge",
    trigger: "retry_dunning",
    order_id: orderId,
    payment_method_id: methodId,
    amount: 1000,
    request: first.request,
  });
  expect(await ctx().db.payment.count({ where: { status: "pending", trigger: "purchase" } })).toBe(299);
  const { findPendingPaymentOfOrder } = await import("@/modules/payments");
  expect((await findPendingPaymentOfOrder(ctx().read, orderId))?.id).toBe(first.id);
});

test("an order has one undecided payment, whoever writes the second", async () => {
  const { id: order_id } = await anOrder(shop);
  await inserted(payments(1, { order_id }));
  await expect(inserted(payments(2, { order_id }))).rejects.toThrow(/23505/);
  expect(await ctx().db.payment.count({ where: { order_id, status: "pending" } })).toBe(1);
});

test("outcomes of many payments are written at once, and those that were decided before are not named again", async () => {
  const rows = payments(4);
  await inserted(rows);
  const [paid, declined, waiting, never] = rows;
  if (!paid || !declined || !waiting || !never) throw new Error("there are four");
  const outcomes = [
    { payment: paid, outcome: success("pi_paid") },
    { payment: declined, outcome: failure("pi_declined") },
    {
      payment: waiting,
      outcome: { kind: "pending", intentId: "pi_waiting", status: "processing", clientSecret: null },
    },
  ] satisfies { payment: { id: string }; outcome: Outcome }[];
  expect(await decided(outcomes)).toEqual(new Set([paid.id, declined.id, waiting.id]));
  expect(await stored(rows.map(({ id }) => id))).toMatchObject([
    { status: "succeeded", stripe_payment_intent_id: "pi_paid", stripe_charge_id: "ch_pi_paid" },
    { status: "failed", stripe_payment_intent_id: "pi_declined", decline_reason: "lost_card" },
    { status: "pending", stripe_payment_intent_id: "pi_waiting" },
    { status: "pending", stripe_payment_intent_id: null, modified_at: null },
  ]);
  const again = [
    { payment: paid, outcome: failure("pi_paid") },
    { payment: declined, outcome: failure("pi_declined") },
    { payment: waiting, outcome: success("pi_waiting") },
  ];
  expect(await decided(again)).toEqual(new Set([waiting.id]));
  expect(await stored([paid.id])).toMatchObject([{ status: "succeeded", decline_reason: null }]);
});

test("a success counts even after a failure, and takes its reason away", async () => {
  const [payment] = await inserted(payments(1));
  if (!payment) throw new Error("there is one");
  await decided([{ payment, outcome: failure("pi_late") }]);
  expect(await decided([{ payment, outcome: success("pi_late") }])).toEqual(new Set([payment.id]));
  expect(await stored([payment.id])).toMatchObject([
    { status: "succeeded", decline_reason: null, method_metadata: { brand: "visa", last4: "4242" } },
  ]);
});

test("nothing to write is no statement", async () => {
  expect(await inserted([])).toEqual([]);
  expect(await decided([])).toEqual(new Set());
});

test("setups are neither listed nor found as payments, and what made us ask is told", async () => {
  const [setup] = await inserted(payments(1, { purpose: "setup", amount: 0 }));
  const [cycle] = await inserted(payments(1, { trigger: "subscription_cycle" }));
  const listed = await api("GET", "/payments?limit=100");
  const ids = listed.body.items.map(({ id }: { id: string }) => id);
  expect(ids).toContain(cycle?.id);
  expect(ids).not.toContain(setup?.id);
  expect((await api("GET", `/payments/${setup?.id}`)).status).toBe(404);
  expect((await api("GET", `/payments/${cycle?.id}`)).body.trigger).toBe("subscription_cycle");
});

test("payments of a stopped or hurried test clock are stuck by real time", async () => {
  const { listStuckPayments } = await import("@/modules/payments");
  const ahead = { ...ctx(), now: new Date("2035-01-01T00:00:00Z") };
  const { aPayment } = await import("../../factories/payment.ts");
  const { id } = await aPayment(ahead, {
    stripe_payment_method_id: "pm",
    off_session: true,
    description: "x",
  });
  const at = async (ms: number) =>
    (await listStuckPayments(ctx().read, new Date(Date.now() + ms), 1_000)).map((row) => row.id);
  expect(await at(60_000)).toContain(id);
  expect(await at(-60_000)).not.toContain(id);
});
