import { beforeAll, describe, expect, test } from "vitest";
import { DAY_MS } from "@/lib/time";
import { removePaymentMethod } from "@/modules/payment-methods/remove-payment-method";
import { nextDueOf, runDue } from "@/modules/subscriptions";
import { changePlan } from "@/modules/subscriptions/change-plan";
import { payOrder } from "@/modules/subscriptions/pay-order";
import { previewCharge } from "@/modules/subscriptions/preview-charge";
import type { Context } from "@/server/context";
import { aBenefit } from "../../factories/benefit.ts";
import { aPlan, aSavedCard, aSubscription } from "../../factories/subscription.ts";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
let ctx: Context;
beforeAll(() => {
  ctx = shop.own().ctx;
});

const began = new Date("2026-04-01T00:00:00Z");
const day = (days: number, of = ctx): Context => ({
  ...of,
  now: new Date(began.getTime() + days * DAY_MS),
});
const ASKS_THE_BANK = "4000002760003184";

test("an order that its customer is paying just now is not due, and holds nothing else up", async () => {
  const { ctx: own } = await shop.merchant();
  const { subscriptionId } = await aSubscription(day(0, own), { card: "pm_card_chargeCustomerFail" });
  await runDue(day(30, own));
  const order = await own.db.order.findFirstOrThrow({
    where: { subscription_id: subscriptionId, status: "pending" },
  });
  expect(await nextDueOf(own.read, own.organizationId)).toEqual(day(32).now);
  const means = { confirmation_token_id: await shop.token(ASKS_THE_BANK) };
  const progress = await payOrder(day(31, own), order.id, { trigger: "retry_customer", means });
  expect(progress.status).toBe("requires_action");
  await runDue(day(33, own));
  expect(await nextDueOf(own.read, own.organizationId)).toEqual(new Date("2026-06-01T00:00:00Z"));
  expect(await own.db.payment.count({ where: { order_id: order.id } })).toBe(2);
});

test("a card that is added and declined uses up none of the dates on which the order is tried", async () => {
  const { subscriptionId, customerId } = await aSubscription(day(0), { card: "pm_card_chargeCustomerFail" });
  await runDue(day(30));
  const orderOf = () =>
    ctx.db.order.findFirstOrThrow({ where: { subscription_id: subscriptionId, status: "pending" } });
  for (let tries = 2; tries <= 6; tries += 1) {
    const id = await aSavedCard(ctx, customerId, "pm_card_chargeCustomerFail");
    await shop.api("PATCH", `/subscriptions/${subscriptionId}`, { payment_method_id: id });
    await ctx.db.order.updateMany({
      where: { id: (await orderOf()).id },
      data: { next_payment_attempt_at: day(30).now },
    });
    await runDue(day(30.5));
    const { failed_payments_count, next_payment_attempt_at } = await orderOf();
    expect([failed_payments_count, next_payment_attempt_at]).toEqual([tries, day(32).now]);
  }
});

describe("a date of a subscription", () => {
  test.for([
    { current_billing_period_end: "9999-12-31T23:59:59.000Z" },
    { trial_end: "9999-12-31T23:59:59.000Z" },
    { pause_at_period_end: true, resumes_at: "9999-12-31T23:59:59.000Z" },
    { current_billing_period_end: "0001-01-01T00:00:00.000Z" },
    { pause_at_period_end: true, resumes_at: "0001-01-01T00:00:00.000Z" },
  ])("is refused where nothing can follow it: %o", async (input) => {
    const { subscriptionId } = await aSubscription(ctx);
    expect((await shop.api("PATCH", `/subscriptions/${subscriptionId}`, input)).status).toBe(422);
  });

  test("is refused before the period that a test clock began, where the real time is back", async () => {
    const later = { ...ctx, now: new Date(ctx.now.getTime() + 400 * DAY_MS) };
    const { subscriptionId } = await aSubscription(later);
    const asked = (input: object) => shop.api("PATCH", `/subscriptions/${subscriptionId}`, input);
    const soon = new Date(ctx.now.getTime() + 2 * DAY_MS).toISOString();
    expect((await asked({ current_billing_period_end: soon })).status).toBe(422);
    expect((await asked({ revoke: true })).body.status).toBe("canceled");
  });
});

test("a comment of a customer may hold no NUL, and is refused as any field is", async () => {
  const { subscriptionId } = await aSubscription(ctx);
  const input = { cancel_at_period_end: true, customer_cancellation_comment: "a\u0000b" };
  expect((await shop.api("PATCH", `/subscriptions/${subscriptionId}`, input)).status).toBe(422);
});

test("what waits for a subscription that ends is previewed as it is billed", async () => {
  const { subscriptionId: id } = await aSubscription(day(0));
  const pro = await aPlan(ctx, { name: "Pro plan", prices: [{ amount_type: "fixed", price_amount: 5000 }] });
  await changePlan(day(15), id, { product_id: pro.id, proration_behavior: "prorate" });
  await shop.api("PATCH", `/subscriptions/${id}`, { cancel_at_period_end: true });
  const { invoice } = await previewCharge(day(16), id);
  expect(invoice).toMatchObject({ due_amount: 1500, at: day(30).now.toISOString() });
  await runDue(day(30));
  const last = await ctx.db.order.findFirstOrThrow({
    where: { subscription_id: id },
    orderBy: { number: "desc" },
  });
  expect([Number(last.total_amount), last.status]).toEqual([1500, "paid"]);
});

test("a credit for a price with its tax inside is taxed as that was, beside a plan with tax on top", async () => {
  const { ctx: own } = await shop.merchant();
  await own.db.organization.update({ where: { id: own.organizationId }, data: { country: "DE" } });
  const inside = await aPlan(own, {
    prices: [{ amount_type: "fixed", price_amount: 11_900, tax_behavior: "inclusive" }],
  });
  const { subscriptionId: id, customerId } = await aSubscription(day(0, own), { product: inside });
  await own.db.customer.update({
    where: { id: customerId },
    data: { billing_address: { country: "DE" } },
  });
  const onTop = await aPlan(own, {
    prices: [{ amount_type: "fixed", price_amount: 10_000, tax_behavior: "exclusive" }],
  });
  await changePlan(day(15, own), id, { product_id: onTop.id, proration_behavior: "prorate" });
  await runDue(day(30, own));
  const order = await own.db.order.findFirstOrThrow({
    where: { subscription_id: id },
    orderBy: { number: "desc" },
  });
  // Half a month of 119.00 goes back and comes anew.
  expect([order.total_amount, order.tax_amount]).toEqual([11_900n, 1900n]);
});

/** A subscription with a change of plan that waits for the next order. */
async function changed(named: Parameters<typeof aSubscription>[1] = {}) {
  const begun = await aSubscription(day(0), named);
  const pro = await aPlan(ctx, { name: "Pro plan", prices: [{ amount_type: "fixed", price_amount: 5000 }] });
  await changePlan(day(15), begun.subscriptionId, { product_id: pro.id, proration_behavior: "prorate" });
  return { ...begun, pro };
}

const lastOrderOf = (id: string) =>
  ctx.db.order.findFirstOrThrow({ where: { subscription_id: id }, orderBy: { number: "desc" } });

test("what waits is billed when a pause begins: nobody leaves it behind by ending in the pause", async () => {
  const { subscriptionId: id } = await changed();
  await shop.api("PATCH", `/subscriptions/${id}`, { pause_at_period_end: true });
  expect((await previewCharge(day(16), id)).invoice).toMatchObject({ due_amount: 1500 });
  await runDue(day(30));
  expect(await lastOrderOf(id)).toMatchObject({ total_amount: 1500n, status: "paid" });
  expect(await ctx.db.subscription.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "paused" });
});

test("the last card stays while a change waits to be billed, though the subscription ends then", async () => {
  const { subscriptionId: id, customerId } = await changed();
  await shop.api("PATCH", `/subscriptions/${id}`, { cancel_at_period_end: true });
  const card = await ctx.db.payment_method.findFirstOrThrow({ where: { customer_id: customerId } });
  const removed = removePaymentMethod(day(16), customerId, card.id);
  await expect(removed).rejects.toMatchObject({ kind: "PaymentMethodInUseByActiveSubscription" });
});

test("a last invoice that cannot be charged keeps nothing of what ended", async () => {
  const benefit = await aBenefit(ctx);
  const { subscriptionId: id, pro } = await changed({ card: "pm_card_chargeCustomerFail" });
  await shop.api("POST", `/products/${pro.id}/benefits`, { benefits: [benefit.id] });
  await runJobs();
  const grant = () => ctx.db.benefit_grant.findFirstOrThrow({ where: { subscription_id: id } });
  expect((await grant()).wanted).toBe("granted");
  await shop.api("PATCH", `/subscriptions/${id}`, { cancel_at_period_end: true });
  await runDue(day(30));
  await runJobs();
  expect([(await lastOrderOf(id)).status, (await grant()).wanted]).toEqual(["void", "revoked"]);
});
