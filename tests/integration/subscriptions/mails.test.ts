import { beforeAll, expect, test } from "vitest";
import { DAY_MS } from "@/lib/time";
import { runDue } from "@/modules/subscriptions";
import { changePlan } from "@/modules/subscriptions/change-plan";
import type { Context } from "@/server/context";
import { aCustomer } from "../../factories/customer.ts";
import { aPlan, aSubscription } from "../../factories/subscription.ts";
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
