import { beforeAll, describe, expect, test } from "vitest";
import { DAY_MS } from "@/lib/time";
import { runDue } from "@/modules/subscriptions";
import { changePlan } from "@/modules/subscriptions/change-plan";
import type { Context } from "@/server/context";
import { aPlan, aSavedCard, aSubscription } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
let ctx: Context;
beforeAll(() => {
  ctx = shop.own().ctx;
});

const began = new Date("2026-04-01T00:00:00Z");
/** Days after it began; its period has 30. */
const day = (days: number): Context => ({ ...ctx, now: new Date(began.getTime() + days * DAY_MS) });

const pro = (named: Parameters<typeof aPlan>[1] = {}) =>
  aPlan(ctx, { name: "Pro plan", prices: [{ amount_type: "fixed", price_amount: 5000 }], ...named });

const ordersOf = (id: string) =>
  ctx.db.order.findMany({
    where: { subscription_id: id },
    orderBy: { number: "asc" },
    include: { items: { orderBy: { id: "asc" } }, payments: true },
  });
const rowOf = (id: string) => ctx.db.subscription.findUniqueOrThrow({ where: { id } });

/** Postings of the organization's customer, added up. */
async function booksOf(customerId: string) {
  const entries = await ctx.db.journal_entry.findMany({ where: { customer_id: customerId } });
  const sum = (of: (entry: (typeof entries)[number]) => bigint) =>
    Number(entries.reduce((all, entry) => all + of(entry), 0n));
  return {
    receivables: sum(({ receivables }) => receivables),
    customer_balances: sum(({ customer_balances }) => customer_balances) || 0,
    stripe_clearing: sum(({ stripe_clearing }) => stripe_clearing),
  };
}

describe("a change that is invoiced", () => {
  test("charges what is left of the period at the new price less the old one, and is made by the payment", async () => {
    const { subscriptionId: id, customerId } = await aSubscription(day(0));
    const changed = await changePlan(day(15), id, {
      product_id: (await pro()).id,
      proration_behavior: "invoice",
    });
    expect(changed).toMatchObject({ amount: 5000, product: { name: "Pro plan" }, status: "active" });
    const [, order] = await ordersOf(id);
    expect(order).toMatchObject({
      billing_reason: "subscription_update",
      status: "paid",
      total_amount: 1500n,
    });
    expect(order?.items.map(({ label, amount, proration }) => [label, Number(amount), proration])).toEqual([
      ["Unused time on Monthly plan until 2026-05-01", -1000, true],
      ["Remaining time on Pro plan until 2026-05-01", 2500, true],
    ]);
    expect(order?.payments).toMatchObject([{ status: "succeeded", amount: 1500n }]);
    expect(await rowOf(id)).toMatchObject({ changing_payment_id: null });
    expect(await booksOf(customerId)).toMatchObject({ receivables: 2000, stripe_clearing: 1500 });
  });

  test("is not made where the charge fails: the bank's reason is answered, and nothing has changed", async () => {
    const { subscriptionId: id } = await aSubscription(day(0), { card: "pm_card_chargeCustomerFail" });
    const before = await rowOf(id);
    const change = changePlan(day(15), id, { product_id: (await pro()).id, proration_behavior: "invoice" });
    await expect(change).rejects.toMatchObject({
      kind: "PaymentFailed",
      details: { code: "generic_decline" },
    });
    expect(await rowOf(id)).toEqual({
      ...before,
      version: before.version + 2,
      modified_at: expect.any(Date),
    });
    expect(await ordersOf(id)).toHaveLength(1);
  });

  test("is refused without a payment method, and nothing is written", async () => {
    const { subscriptionId: id } = await aSubscription(day(0), { card: null });
    const before = await rowOf(id);
    const change = changePlan(day(15), id, { product_id: (await pro()).id, proration_behavior: "invoice" });
    await expect(change).rejects.toMatchObject({
      kind: "PaymentFailed",
      details: { code: "no_payment_method" },
    });
    expect(await rowOf(id)).toEqual(before);
  });

  test("to a cheaper plan pays the difference into the customer's balance, and the next renewal takes it from there", async () => {
    const { subscriptionId: id, customerId } = await aSubscription(day(0), { product: await pro() });
    await changePlan(day(15), id, { product_id: (await aPlan(ctx)).id, proration_behavior: "invoice" });
    const balance = () => ctx.db.customer_balance.findFirstOrThrow({ where: { customer_id: customerId } });
    expect(await balance()).toMatchObject({ amount: 1500n });
    await runDue(day(30));
    expect(await balance()).toMatchObject({ amount: 0n });
    const orders = await ordersOf(id);
    expect(orders.at(-1)).toMatchObject({
      total_amount: 2000n,
      applied_balance_amount: -1500n,
      status: "paid",
    });
    expect(orders.at(-1)?.payments).toMatchObject([{ amount: 500n }]);
    expect(await booksOf(customerId)).toMatchObject({ receivables: 5000, customer_balances: 0 });
  });

  test("takes the lines that waited for the next order", async () => {
    const { subscriptionId: id } = await aSubscription(day(0));
    await changePlan(day(10), id, { product_id: (await pro()).id, proration_behavior: "prorate" });
    const team = await aPlan(ctx, { prices: [{ amount_type: "fixed", price_amount: 9000 }] });
    await changePlan(day(15), id, { product_id: team.id, proration_behavior: "invoice" });
    const [, order] = await ordersOf(id);
    // 20 of 30 days: −1333 and 3333; then 15 days: −2500 and 4500.
    expect(order?.items.map(({ amount }) => Number(amount))).toEqual([-2500, 4500, -1333, 3333]);
    expect(await ctx.db.pending_item.count({ where: { subscription_id: id, order_id: null } })).toBe(0);
  });
});

describe("other ways to change", () => {
  test("prorate: the difference is on the next order", async () => {
    const { subscriptionId: id } = await aSubscription(day(0));
    const changed = await changePlan(day(15), id, { product_id: (await pro()).id });
    expect(changed).toMatchObject({ amount: 5000 });
    expect(await ordersOf(id)).toHaveLength(1);
    await runDue(day(30));
    expect((await ordersOf(id)).at(-1)?.items.map(({ amount }) => Number(amount))).toEqual([
      5000, -1000, 2500,
    ]);
  });

  test("next_period: the plan stays until the period ends", async () => {
    const { subscriptionId: id } = await aSubscription(day(0));
    const { id: product_id } = await pro();
    const changed = await changePlan(day(15), id, { product_id, proration_behavior: "next_period" });
    expect(changed).toMatchObject({ amount: 2000, pending_update: { product_id } });
    await runDue(day(30));
    expect((await ordersOf(id)).at(-1)).toMatchObject({ total_amount: 5000n, product_id });
  });

  test("reset: a new period begins now, and is charged less what was left", async () => {
    const { subscriptionId: id } = await aSubscription(day(0));
    const { id: product_id } = await pro();
    const changed = await changePlan(day(15), id, { product_id, proration_behavior: "reset" });
    expect(changed.current_period_end).toBe("2026-05-16T00:00:00.000Z");
    expect((await ordersOf(id)).at(-1)).toMatchObject({ total_amount: 4000n, status: "paid" });
  });

  test("another interval begins a new period, whatever was asked for", async () => {
    const { subscriptionId: id } = await aSubscription(day(0));
    const yearly = await aPlan(ctx, {
      recurring_interval: "year",
      prices: [{ amount_type: "fixed", price_amount: 20_000 }],
    });
    const changed = await changePlan(day(15), id, { product_id: yearly.id });
    expect(changed.current_period_end).toBe("2027-04-16T00:00:00.000Z");
    expect((await ordersOf(id)).at(-1)).toMatchObject({ total_amount: 19_000n });
  });

  test("in a trial nothing is charged, and it goes on with the new plan", async () => {
    const { subscriptionId: id } = await aSubscription(day(0), { trial_end: day(14).now });
    const changed = await changePlan(day(3), id, {
      product_id: (await pro()).id,
      proration_behavior: "invoice",
    });
    expect(changed).toMatchObject({
      status: "trialing",
      amount: 5000,
      trial_end: "2026-04-15T00:00:00.000Z",
    });
    expect(await ordersOf(id)).toHaveLength(1);
  });
});

describe("a change is refused", () => {
  const refused = async (named: Parameters<typeof aPlan>[1], why: string) => {
    const { subscriptionId: id } = await aSubscription(day(0));
    const before = await rowOf(id);
    const plan = await aPlan(ctx, named);
    if (why.includes("on sale"))
      await ctx.db.product.update({ where: { id: plan.id }, data: { is_archived: true } });
    await expect(changePlan(day(1), id, { product_id: plan.id })).rejects.toMatchObject({ message: why });
    expect(await rowOf(id)).toEqual(before);
  };

  test.each([
    [
      { prices: [{ amount_type: "fixed", price_amount: 900, price_currency: "eur" }] },
      "This product has no fixed price in USD.",
    ],
    [{ recurring_interval: null }, "This product is sold once, and not by the period."],
    [{}, "This product is not on sale."],
  ] as const)("to %j: %s", async (named, why) => refused(named as never, why));

  test("to the same price", async () => {
    const { subscriptionId: id, product } = await aSubscription(day(0));
    await expect(changePlan(day(1), id, { product_id: product.id })).rejects.toMatchObject({
      message: "This is the plan already.",
    });
  });

  test("while it is past due, but for the next period", async () => {
    const { subscriptionId: id } = await aSubscription(day(0), { card: "pm_card_chargeCustomerFail" });
    await runDue(day(30));
    const { id: product_id } = await pro();
    await expect(changePlan(day(31), id, { product_id, proration_behavior: "invoice" })).rejects.toThrow(
      /overdue/,
    );
    const changed = await changePlan(day(31), id, { product_id, proration_behavior: "next_period" });
    expect(changed).toMatchObject({ status: "past_due", pending_update: { product_id } });
  });
});

test("with another card after a failure the change is made", async () => {
  const { subscriptionId: id, customerId } = await aSubscription(day(0), {
    card: "pm_card_chargeCustomerFail",
  });
  const { id: product_id } = await pro();
  const change = () => changePlan(day(15), id, { product_id, proration_behavior: "invoice" });
  await expect(change()).rejects.toMatchObject({ kind: "PaymentFailed" });
  const card = await aSavedCard(ctx, customerId);
  await ctx.db.customer.update({ where: { id: customerId }, data: { default_payment_method_id: card } });
  expect(await change()).toMatchObject({ amount: 5000 });
});
