import { afterEach, beforeAll, expect, test } from "vitest";
import { DAY_MS } from "@/lib/time";
import { recompute } from "@/modules/books/recompute";
import { deleteCustomer } from "@/modules/customers/delete-customer";
import { resumePayment } from "@/modules/stripe-events/settle-payment";
import { runDue } from "@/modules/subscriptions";
import { endSubscription } from "@/modules/subscriptions/cancel-subscription";
import { changePlan } from "@/modules/subscriptions/change-plan";
import type { Context } from "@/server/context";
import { aCustomer } from "../../factories/customer.ts";
import { aPlan, aSavedCard, aSubscription } from "../../factories/subscription.ts";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";
import { deliver, eventOf } from "../../setup/stripe-events.ts";
import { control } from "../sandbox/start-sandbox.ts";

const shop = shopForTest();
let ctx: Context;
beforeAll(() => {
  ctx = shop.own().ctx;
});
afterEach(() => control(shop.sandbox(), "DELETE", "faults"));

const at = (day: string): Context => ({ ...ctx, now: new Date(`${day}T12:00:00Z`) });
const loseAnswers = () =>
  control(shop.sandbox(), "POST", "faults", {
    method: "POST",
    path: "/v1/payment_intents",
    mode: "drop_after",
    times: 50,
  });

/** The order of a renewal whose subscription ended before its money, taken at Stripe, was heard of. */
async function anOrderPaidTooLate() {
  const { subscriptionId } = await aSubscription(at("2026-01-10"));
  await loseAnswers();
  await runDue(at("2026-02-10"));
  await control(shop.sandbox(), "DELETE", "faults");
  await endSubscription(at("2026-02-10"), subscriptionId);
  const order = await ctx.db.order.findFirstOrThrow({
    where: { subscription_id: subscriptionId, billing_reason: "subscription_cycle" },
    include: { payments: true },
  });
  const [payment] = order.payments;
  if (!payment) throw new Error("the renewal was charged");
  await resumePayment(at("2026-02-10"), payment.id);
  const { stripe_payment_intent_id } = await ctx.db.payment.findUniqueOrThrow({ where: { id: payment.id } });
  return { orderId: order.id, paymentId: payment.id, intent: stripe_payment_intent_id ?? "" };
}

/** What the books say otherwise of these. */
const differing = async (...ids: string[]) =>
  (await recompute(ctx.read, ctx.organizationId)).filter(({ id }) => ids.includes(id));
const statusOf = async (id: string) => (await ctx.db.order.findUniqueOrThrow({ where: { id } })).status;
const returned = async (payment_intent: string) =>
  (await shop.sandbox().stripe.refunds.list({ payment_intent })).data.map(({ amount }) => amount);

test("an order that was given up cannot be refunded, though its money came and goes back: it stays void", async () => {
  const { orderId, paymentId, intent } = await anOrderPaidTooLate();
  const asked = await shop.api("POST", "/refunds", { order_id: orderId, reason: "other", amount: 100 });
  expect([asked.status, await statusOf(orderId)]).toEqual([422, "void"]);
  await runJobs();
  expect(await returned(intent)).toEqual([2000]);
  expect(await differing(orderId, paymentId)).toEqual([]);
});

test("what somebody gave back at Stripe before we did is no refund of the order, and is not given back twice", async () => {
  const { orderId, paymentId, intent } = await anOrderPaidTooLate();
  const made = await shop.sandbox().stripe.refunds.create({ payment_intent: intent });
  expect(await deliver(shop, await eventOf(shop, made.id, "refund.created"))).toMatchObject({ failed: [] });
  expect(await statusOf(orderId)).toBe("void");
  expect((await runJobs()).failed).toEqual([]);
  expect(await returned(intent)).toEqual([2000]);
  expect(await differing(orderId, paymentId)).toEqual([]);
});

test("a change of a free plan that was being paid when a checkout upgraded it is given back, and the upgrade stays", async () => {
  const customer = await aCustomer(ctx);
  await aSavedCard(ctx, customer.id);
  const free = await aPlan(ctx, { prices: [{ amount_type: "free" }] });
  const { body } = await shop.api("POST", "/subscriptions", {
    product_id: free.id,
    customer_id: customer.id,
  });
  await loseAnswers();
  const pro = await aPlan(ctx, { prices: [{ amount_type: "fixed", price_amount: 5000 }] });
  await expect(changePlan(ctx, body.id, { product_id: pro.id })).rejects.toThrow();
  await control(shop.sandbox(), "DELETE", "faults");
  const before = await ctx.db.subscription.findUniqueOrThrow({ where: { id: body.id } });
  const { subscriptionId } = await aSubscription(ctx, { customer, card: null, upgraded_id: body.id });
  await resumePayment(ctx, before.changing_payment_id ?? "");
  const after = await ctx.db.subscription.findUniqueOrThrow({ where: { id: subscriptionId } });
  expect(after).toMatchObject({ id: body.id, amount: 2000n, changing_payment_id: null });
  await runJobs();
  const late = await ctx.db.payment.findUniqueOrThrow({ where: { id: before.changing_payment_id ?? "" } });
  expect(await returned(late.stripe_payment_intent_id ?? "")).toEqual([5000]);
});

test("a trial that was over before its card was kept is followed by a period that is charged", async () => {
  const trial_end = new Date(at("2026-03-10").now.getTime() - DAY_MS);
  const { subscriptionId } = await aSubscription(at("2026-03-10"), { trial_end });
  await runDue({ ...ctx, now: new Date(at("2026-03-10").now.getTime() + 60_000) });
  const orders = await ctx.db.order.findMany({
    where: { subscription_id: subscriptionId },
    orderBy: { number: "asc" },
  });
  expect(orders.map(({ total_amount, status }) => [total_amount, status])).toEqual([
    [0n, "paid"],
    [2000n, "paid"],
  ]);
});

test("a subscription that is paid after its customer was deleted ends at once, and keeps no card of theirs", async () => {
  const customer = await aCustomer(ctx);
  await deleteCustomer(ctx, { id: customer.id });
  const { subscriptionId, orderId } = await aSubscription(ctx, { customer, card: null });
  const row = await ctx.db.subscription.findUniqueOrThrow({ where: { id: subscriptionId } });
  expect([row.status, row.due_at, await statusOf(orderId)]).toEqual(["canceled", null, "paid"]);
  await expect(aSavedCard(ctx, customer.id)).rejects.toThrow("gone");
  expect(await ctx.db.payment_method.count({ where: { customer_id: customer.id } })).toBe(0);
});
