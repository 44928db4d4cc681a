import { expect, test } from "vitest";
import { runDue } from "@/modules/subscriptions";
import { endSubscription } from "@/modules/subscriptions/cancel-subscription";
import { changePlan } from "@/modules/subscriptions/change-plan";
import type { Context } from "@/server/context";
import { aPlan, aSubscription } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();

const at = (day: string): Context => ({ ...shop.own().ctx, now: new Date(`${day}T12:00:00Z`) });

const balanceOf = async (customer_id: string) =>
  Number((await shop.own().ctx.db.customer_balance.findFirst({ where: { customer_id } }))?.amount ?? 0);

/** What the books say that customers have with the organization; they keep debts positive. */
const booked = async (customer_id: string) => {
  const { _sum } = await shop.own().ctx.db.journal_entry.aggregate({
    where: { customer_id },
    _sum: { customer_balances: true },
  });
  return Number(_sum.customer_balances ?? 0);
};

test("what waits as a credit when a subscription is ended goes to the customer's balance, and is in the books", async () => {
  const ctx = at("2026-04-01");
  const large = await aPlan(ctx, { prices: [{ amount_type: "fixed", price_amount: 6000 }] });
  const small = await aPlan(ctx, { prices: [{ amount_type: "fixed", price_amount: 3000 }] });
  const { subscriptionId: id, customerId } = await aSubscription(ctx, { product: large });
  await changePlan(at("2026-04-16"), id, { product_id: small.id, proration_behavior: "prorate" });
  expect(await balanceOf(customerId)).toBe(0);
  await endSubscription(at("2026-04-16"), id);
  expect([await balanceOf(customerId), await booked(customerId)]).toEqual([1500, -1500]);
  await runDue(at("2026-06-01"));
  expect(await balanceOf(customerId)).toBe(1500);
});

test("what waits as a debt when a subscription is ended is let go: an end charges nothing", async () => {
  const ctx = at("2026-04-01");
  const large = await aPlan(ctx, { prices: [{ amount_type: "fixed", price_amount: 6000 }] });
  const { subscriptionId: id, customerId } = await aSubscription(ctx);
  await changePlan(at("2026-04-16"), id, { product_id: large.id, proration_behavior: "prorate" });
  await endSubscription(at("2026-04-16"), id);
  expect(await balanceOf(customerId)).toBe(0);
  expect(await shop.own().ctx.db.order.count({ where: { subscription_id: id } })).toBe(1);
});

test("a free subscription that is asked for twice under one id is made once", async () => {
  const { createSubscription } = await import("@/modules/subscriptions/create-subscription");
  const { newId } = await import("@/lib/id");
  const { aCustomer } = await import("../../factories/customer.ts");
  const ctx = at("2026-04-01");
  const free = await aPlan(ctx, { prices: [{ amount_type: "free" }] });
  const { id: customer_id } = await aCustomer(ctx);
  const id = newId();
  const [one, other] = [
    await createSubscription(ctx, id, { product_id: free.id, customer_id }),
    await createSubscription(ctx, id, { product_id: free.id, customer_id }),
  ];
  expect([one.id, other.id]).toEqual([id, id]);
  expect(await ctx.db.subscription.count({ where: { customer_id } })).toBe(1);
});
