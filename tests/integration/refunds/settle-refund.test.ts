import type Stripe from "stripe";
import { expect, test } from "vitest";
import type { Order } from "@/modules/orders/schema";
import type { Refund } from "@/modules/refunds/schema";
import { anOrder } from "../../factories/order.ts";
import { shopForTest } from "../../setup/shop.ts";
import { deliver, eventOf, eventsOf } from "../../setup/stripe-events.ts";
import { control, eventually, pay } from "../sandbox/start-sandbox.ts";

const shop = shopForTest();
const { api, own } = shop;

const refund = (order: Order, amount: number) =>
  api("POST", "/refunds", { order_id: order.id, reason: "other", amount });
const read = async (order: Order): Promise<Order> => (await api("GET", `/orders/${order.id}`)).body;
const refundsOf = async (order: Order): Promise<Refund[]> =>
  (await api("GET", `/refunds?order_id=${order.id}&sorting=created_at`)).body.items;

const paymentOf = (order: Order) =>
  own().ctx.db.payment.findFirstOrThrow({ where: { order_id: order.id, status: "succeeded" } });

/** As a merchant does in Stripe's own dashboard. */
async function refundAtStripe(order: Order, more: Stripe.RefundCreateParams = {}): Promise<Stripe.Refund> {
  const { stripe_payment_intent_id: intent } = await paymentOf(order);
  return shop.sandbox().stripe.refunds.create({ payment_intent: intent ?? "", ...more });
}

const madeAtStripe = async (id: string) =>
  (await own().ctx.db.refund.findUniqueOrThrow({ where: { id } })).stripe_refund_id ?? "";

const countEvents = () => own().ctx.db.webhook_event.count();

test("a refund that fails later is taken back, and the money can be given back anew", async () => {
  const order = await anOrder(shop, own(), { card: "4000000000005126" });
  const { body } = await refund(order, 2000);
  expect(body.status).toBe("succeeded");
  expect((await read(order)).status).toBe("refunded");
  const failed = await eventOf(shop, await madeAtStripe(body.id), "refund.failed");
  expect(await deliver(shop, failed)).toMatchObject({ failed: [] });
  expect(await refundsOf(order)).toMatchObject([
    { status: "failed", failure_reason: "expired_or_canceled_card" },
  ]);
  expect(await read(order)).toMatchObject({
    status: "paid",
    refunded_amount: 0,
    refunded_tax_amount: 0,
    refundable_amount: 2000,
    refundable_tax_amount: 380,
  });
  const events = await own().ctx.db.webhook_event.findMany({
    where: { object_id: { in: [order.id, body.id] } },
    orderBy: { id: "asc" },
  });
  expect(events.map(({ type }) => type).slice(-2)).toEqual(["refund.updated", "order.updated"]);
  expect((await refund(order, 2000)).body).toMatchObject({ status: "succeeded", tax_amount: 380 });
});

test("events that come thrice, late and in the wrong order change nothing", async () => {
  const order = await anOrder(shop, own(), { card: "4000000000005126" });
  const { body } = await refund(order, 1500);
  const stripeId = await madeAtStripe(body.id);
  await eventOf(shop, stripeId, "refund.failed");
  const events = (await eventsOf(shop, stripeId)).reverse();
  expect(events.length).toBeGreaterThanOrEqual(4);
  await deliver(shop, ...events);
  const [before, told] = [await read(order), await countEvents()];
  expect(before).toMatchObject({ status: "paid", refundable_amount: 2000 });
  const { settleRefund } = await import("@/modules/refunds");
  const { world } = await import("@/server/context");
  const again = [...events, ...events, ...events].map(({ data }) =>
    settleRefund(world(), data.object as Stripe.Refund),
  );
  await Promise.all(again);
  expect(await deliver(shop, ...events)).toEqual({ done: [], failed: [] });
  expect(await read(order)).toEqual(before);
  expect(await countEvents()).toBe(told);
  expect(await refundsOf(order)).toHaveLength(1);
});

test("a refund made at Stripe is recorded once, with its share of the tax", async () => {
  const order = await anOrder(shop);
  const part = await refundAtStripe(order, { amount: 1190, reason: "duplicate" });
  const event = await eventOf(shop, part.id, "refund.created");
  await Promise.all([deliver(shop, event), deliver(shop, event)]);
  expect(await refundsOf(order)).toMatchObject([
    { status: "succeeded", reason: "duplicate", amount: 1000, tax_amount: 190 },
  ]);
  expect(await read(order)).toMatchObject({ status: "partially_refunded", refunded_amount: 1000 });
  const rest = await refundAtStripe(order);
  await deliver(shop, await eventOf(shop, rest.id, "refund.created"));
  expect(await read(order)).toMatchObject({
    status: "refunded",
    refunded_amount: 2000,
    refunded_tax_amount: 380,
    refundable_amount: 0,
  });
  const again = await refund(order, 1);
  expect([again.status, again.body.error]).toEqual([403, "RefundedAlready"]);
});

test("a refund made at Stripe that failed before it was heard of leaves no trace", async () => {
  const order = await anOrder(shop, own(), { card: "4000000000005126" });
  const made = await refundAtStripe(order);
  await eventOf(shop, made.id, "refund.failed");
  await deliver(shop, ...(await eventsOf(shop, made.id)));
  expect(await refundsOf(order)).toEqual([]);
  expect(await read(order)).toMatchObject({ status: "paid", refundable_amount: 2000 });
});

test("where one made at Stripe came before ours, ours gives way", async () => {
  const order = await anOrder(shop);
  await control(shop.sandbox(), "POST", "faults", {
    method: "POST",
    path: "/v1/refunds",
    mode: "error_500",
    times: 2,
  });
  const ours = (await refund(order, 2000)).body;
  expect(ours.status).toBe("pending");
  await control(shop.sandbox(), "DELETE", "faults");
  const theirs = await refundAtStripe(order);
  const event = await eventOf(shop, theirs.id, "refund.created");
  expect((await deliver(shop, event)).failed).toEqual(["stripe-events.apply-stripe-event"]);

  const { runJobs } = await import("../../setup/jobs.ts");
  await runJobs({ evenLater: true });
  const { settleRefund } = await import("@/modules/refunds");
  const { world } = await import("@/server/context");
  await settleRefund(world(), theirs);
  const refunds = await refundsOf(order);
  expect(refunds.find(({ id }) => id === ours.id)).toMatchObject({
    status: "failed",
    failure_reason: "charge_already_refunded",
  });
  expect(refunds.find(({ id }) => id !== ours.id)).toMatchObject({ status: "succeeded", amount: 2000 });
  expect(await read(order)).toMatchObject({
    status: "refunded",
    refunded_amount: 2000,
    refunded_tax_amount: 380,
  });
});

test("a refund of a payment that is not ours is left alone", async () => {
  const intent = await pay(shop.sandbox(), "4242424242424242", {
    metadata: { payment_id: "another program's" },
  });
  const made = await shop.sandbox().stripe.refunds.create({ payment_intent: intent.id });
  const told = await countEvents();
  expect(await deliver(shop, await eventOf(shop, made.id, "refund.created"))).toMatchObject({ failed: [] });
  expect(await countEvents()).toBe(told);
});

test("a refund of a payment that made no order, because its checkout was paid already, is left alone", async () => {
  const order = await anOrder(shop);
  const { id } = await paymentOf(order);
  const made = await refundAtStripe(order);
  await own().ctx.db.payment.update({ where: { id }, data: { order_id: null } });
  expect(await deliver(shop, await eventOf(shop, made.id, "refund.created"))).toMatchObject({ failed: [] });
  expect(await refundsOf(order)).toEqual([]);
});

test("a refund whose payment has no order yet waits for it", async () => {
  const order = await anOrder(shop);
  const { id, stripe_payment_intent_id } = await paymentOf(order);
  const made = await refundAtStripe(order);
  const { db } = own().ctx;
  await db.payment.update({
    where: { id },
    data: { order_id: null, status: "pending", stripe_payment_intent_id: null },
  });
  const { settleRefund } = await import("@/modules/refunds");
  const { world } = await import("@/server/context");
  await expect(settleRefund(world(), made)).rejects.toThrow("no order yet");
  await db.payment.update({
    where: { id },
    data: { order_id: order.id, status: "succeeded", stripe_payment_intent_id },
  });
  await settleRefund(world(), made);
  await eventually(async () => ((await read(order)).status === "refunded" ? true : undefined));
});
