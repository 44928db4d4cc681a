import { beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/id";
import { DAY_MS } from "@/lib/time";
import { runDue } from "@/modules/subscriptions";
import { cancelSubscription } from "@/modules/subscriptions/cancel-subscription";
import { changePlan } from "@/modules/subscriptions/change-plan";
import type { Context } from "@/server/context";
import { aCustomer } from "../../factories/customer.ts";
import { aPlan, aSavedCard, aSubscription } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
let ctx: Context;
beforeAll(async () => {
  ctx = shop.own().ctx;
  await ctx.db.organization.update({ where: { id: ctx.organizationId }, data: { country: "DE" } });
});

const began = new Date("2026-04-01T00:00:00Z");
const day = (days: number): Context => ({ ...ctx, now: new Date(began.getTime() + days * DAY_MS) });

/** What the latest mail of a name tells a customer. */
async function toldTo(customerId: string, name: string) {
  const { email } = await ctx.db.customer.findUniqueOrThrow({ where: { id: customerId } });
  const mail = await ctx.db.mail.findFirstOrThrow({
    where: { recipient: email ?? "", name: `subscription.${name}` },
    orderBy: { id: "desc" },
  });
  return mail.data;
}

const inGermany = () => aCustomer(ctx, { billing_address: { country: "DE" } });

test("a reminder says what is charged then: with tax, for the plan of then, and less what the customer has", async () => {
  const customer = await inGermany();
  const trial_end = day(14).now;
  const { subscriptionId: id, customerId } = await aSubscription(day(0), { customer, trial_end });
  const pro = await aPlan(ctx, { name: "Pro plan", prices: [{ amount_type: "fixed", price_amount: 5000 }] });
  await changePlan(day(1), id, { product_id: pro.id, proration_behavior: "next_period" });
  await ctx.db.customer_balance.updateMany({ where: { customer_id: customerId }, data: { amount: 450n } });
  await runDue(day(11));
  const told = await toldTo(customerId, "trial-ending");
  expect(told).toMatchObject({ product: "Pro plan", price: { amount: 5000 }, at: trial_end.toISOString() });
  await runDue(day(14));
  const order = await ctx.db.order.findFirstOrThrow({
    where: { subscription_id: id, billing_reason: "subscription_cycle" },
  });
  expect([order.tax_amount, order.applied_balance_amount]).toEqual([950n, -450n]);
  expect(told).toMatchObject({ due_amount: Number(order.total_amount + order.applied_balance_amount) });
});

test("a change of plan is told with the moment at which it was made, however long before that anything else was", async () => {
  const { subscriptionId: id, customerId } = await aSubscription(day(0));
  const pro = await aPlan(ctx, { name: "Pro plan", prices: [{ amount_type: "fixed", price_amount: 5000 }] });
  await changePlan(day(15), id, { product_id: pro.id, proration_behavior: "prorate" });
  expect(await toldTo(customerId, "plan-changed")).toMatchObject({
    product: "Pro plan",
    before: "Monthly plan",
    effective_at: day(15).now.toISOString(),
  });
});

test("who cancels is told whether something is charged still, and at the end why it ended", async () => {
  const quiet = await aSubscription(day(0));
  await cancelSubscription(day(1), quiet.subscriptionId);
  expect(await toldTo(quiet.customerId, "canceled")).toMatchObject({ is_owing: false });
  const { subscriptionId: id, customerId } = await aSubscription(day(0));
  const pro = await aPlan(ctx, { name: "Pro plan", prices: [{ amount_type: "fixed", price_amount: 5000 }] });
  await changePlan(day(15), id, { product_id: pro.id, proration_behavior: "prorate" });
  await cancelSubscription(day(16), id);
  expect(await toldTo(customerId, "canceled")).toMatchObject({ is_owing: true });
  await runDue(day(30));
  expect(await toldTo(quiet.customerId, "ended")).toMatchObject({ because: "canceled", is_billed: false });
  expect(await toldTo(customerId, "ended")).toMatchObject({ because: "canceled", is_billed: true });
});

test("who cancels in a trial is told that it ended as they had asked; who was not charged, that it was not paid", async () => {
  const tried = await aSubscription(day(0), { trial_end: day(5).now });
  await cancelSubscription(day(1), tried.subscriptionId);
  await runDue(day(5));
  expect(await toldTo(tried.customerId, "ended")).toMatchObject({ because: "canceled" });
  const owing = await aSubscription(day(0), { card: "pm_card_chargeCustomerFail" });
  await runDue(day(30));
  await cancelSubscription(day(31), owing.subscriptionId);
  expect(await toldTo(owing.customerId, "canceled")).toMatchObject({ is_owing: true });
  for (const days of [32, 37, 44, 51]) await runDue(day(days));
  expect(await toldTo(owing.customerId, "ended")).toMatchObject({ because: "unpaid" });
});

test("the last invoice of a subscription that ended unpaid does not bring it back, nor says so", async () => {
  const { subscriptionId: id, customerId } = await aSubscription(day(0), {
    card: "pm_card_chargeCustomerFail",
  });
  await runDue(day(30));
  const row = () => ctx.db.subscription.findUniqueOrThrow({ where: { id } });
  const label = "Remaining time";
  const item = { id: newId(), organization_id: ctx.organizationId, subscription_id: id, label, amount: 700n };
  await ctx.db.pending_item.create({ data: { ...item, discount_amount: 0n, created_at: day(31).now } });
  await cancelSubscription(day(31), id);
  await aSavedCard(ctx, customerId);
  const method = await ctx.db.payment_method.findFirstOrThrow({
    where: { customer_id: customerId },
    orderBy: { id: "desc" },
  });
  await ctx.db.order.updateMany({
    where: { subscription_id: id },
    data: { next_payment_attempt_at: null },
  });
  await ctx.db.subscription.update({ where: { id }, data: { payment_method_id: method.id } });
  await runDue({ ...ctx, now: (await row()).current_period_end });
  expect([(await row()).status, (await row()).past_due_at]).toEqual(["canceled", day(30).now]);
  const orders = await ctx.db.order.findMany({
    where: { subscription_id: id },
    orderBy: { number: "asc" },
  });
  expect(orders.map(({ status }) => status)).toEqual(["paid", "void", "paid"]);
  const { email } = await ctx.db.customer.findUniqueOrThrow({ where: { id: customerId } });
  const recovered = { recipient: email ?? "", name: "subscription.payment-recovered" };
  expect(await ctx.db.mail.count({ where: recovered })).toBe(0);
});
