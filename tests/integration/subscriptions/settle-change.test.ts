import { beforeAll, beforeEach, expect, test } from "vitest";
import { DAY_MS } from "@/lib/time";
import { findPaymentRow } from "@/modules/payments";
import { resumePayment } from "@/modules/stripe-events/settle-payment";
import { settleChange } from "@/modules/subscriptions";
import { changePlan } from "@/modules/subscriptions/change-plan";
import type { Context } from "@/server/context";
import { aPlan, aSubscription } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";
import { control } from "../sandbox/start-sandbox.ts";

const shop = shopForTest();
let ctx: Context;
let later: Context;
beforeAll(() => {
  ctx = shop.own().ctx;
  later = { ...ctx, now: new Date(ctx.now.getTime() + 15 * DAY_MS) };
});
beforeEach(() => control(shop.sandbox(), "DELETE", "faults"));

const fault = (mode: string, times: number) =>
  control(shop.sandbox(), "POST", "faults", { method: "POST", path: "/v1/payment_intents", mode, times });
const rowOf = (id: string) => ctx.db.subscription.findUniqueOrThrow({ where: { id } });
const updates = (id: string) =>
  ctx.db.order.findMany({ where: { subscription_id: id, billing_reason: "subscription_update" } });

/** A change whose charge was never answered; with the payment that it waits for. */
async function unanswered(mode: string, card?: string) {
  const { subscriptionId: id } = await aSubscription(ctx, card ? { card } : {});
  const { id: product_id } = await aPlan(ctx, { prices: [{ amount_type: "fixed", price_amount: 5000 }] });
  await fault(mode, 50);
  await expect(changePlan(later, id, { product_id, proration_behavior: "invoice" })).rejects.toThrow();
  await control(shop.sandbox(), "DELETE", "faults");
  const { changing_payment_id: paymentId } = await rowOf(id);
  if (!paymentId) throw new Error("the subscription is to wait for its payment");
  return { id, product_id, paymentId };
}

const charged = async (paymentId: string) =>
  (await shop.sandbox().stripe.paymentIntents.list({ limit: 100 })).data.filter(
    ({ metadata, status }) => metadata.payment_id === paymentId && status === "succeeded",
  );

test.each(["drop", "drop_after"])(
  "an answer that is lost (%s) leaves it locked, and the sweep makes the change, with one charge",
  async (mode) => {
    const { id, product_id, paymentId } = await unanswered(mode);
    const again = changePlan(later, id, { product_id, proration_behavior: "invoice" });
    await expect(again).rejects.toMatchObject({ kind: "SubscriptionLocked" });
    await Promise.all([resumePayment(later, paymentId), resumePayment(later, paymentId)]);
    await resumePayment(later, paymentId);
    expect(await rowOf(id)).toMatchObject({ product_id, amount: 5000n, changing_payment_id: null });
    expect(await updates(id)).toMatchObject([{ status: "paid" }]);
    expect(await charged(paymentId)).toHaveLength(1);
  },
);

test("a refusal that is heard of late unlocks it, and nothing has changed", async () => {
  const { id, paymentId } = await unanswered("drop", "pm_card_chargeCustomerFail");
  await resumePayment(later, paymentId);
  expect(await rowOf(id)).toMatchObject({ amount: 2000n, changing_payment_id: null });
  expect(await updates(id)).toEqual([]);
});

test("what is heard again, in any order, changes nothing more", async () => {
  const { id, paymentId } = await unanswered("drop_after");
  await resumePayment(later, paymentId);
  const payment = await findPaymentRow(ctx.read, paymentId);
  if (!payment) throw new Error("the payment is there");
  const before = await rowOf(id);
  const intentId = payment.stripe_payment_intent_id ?? "";
  const decline = { code: "card_declined", message: "No." };
  await settleChange(later, payment, { kind: "failed", intentId, decline });
  await settleChange(later, payment, { kind: "pending", intentId, status: "processing", clientSecret: null });
  expect(await rowOf(id)).toEqual(before);
  expect(await updates(id)).toHaveLength(1);
});

test("money for a subscription that has ended meanwhile is given back, and no order is made", async () => {
  const { id, paymentId } = await unanswered("drop_after");
  const row = await rowOf(id);
  const ended = {
    status: "canceled",
    ended_at: later.now,
    canceled_at: later.now,
    ends_at: later.now,
    due_at: null,
  };
  await ctx.db.subscription.update({ where: { id }, data: ended });
  await resumePayment(later, paymentId);
  expect(await rowOf(id)).toMatchObject({
    status: "canceled",
    product_id: row.product_id,
    changing_payment_id: null,
  });
  expect(await updates(id)).toEqual([]);
  const [entry] = await ctx.db.journal_entry.findMany({ where: { subject_id: paymentId } });
  expect(entry).toMatchObject({ kind: "duplicate_received" });
});
