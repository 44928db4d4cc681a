import { beforeEach, describe, expect, test } from "vitest";
import { measureSubscriptions } from "@/modules/metrics/measure-subscriptions";
import { SubscriptionMetricsQuery } from "@/modules/metrics/subscription-schema";
import { runDueOf } from "@/modules/subscriptions";
import { endSubscription } from "@/modules/subscriptions/cancel-subscription";
import { changePlan } from "@/modules/subscriptions/change-plan";
import type { Context } from "@/server/context";
import { aDiscount } from "../../factories/discount.ts";
import { aPlan, aSubscription } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
let ctx: Context;
beforeEach(async () => {
  ({ ctx } = await shop.merchant());
});

const at = (day: string): Context => ({ ...ctx, now: new Date(`${day}T12:00:00Z`) });
const measure = (end_date: string, days = 7) =>
  measureSubscriptions(at(end_date), SubscriptionMetricsQuery.parse({ days: String(days), end_date }));

/** A fixed price of so much by so many intervals. */
const plan = (price_amount: number, recurring_interval: "day" | "week" | "month" | "year", count = 1) =>
  aPlan(ctx, {
    name: `Plan of ${price_amount} by ${count} ${recurring_interval}`,
    recurring_interval,
    recurring_interval_count: count,
    prices: [{ amount_type: "fixed", price_amount }],
  });

describe("what subscriptions bring by the month", () => {
  test.for([
    ["day", 1, 100, 3_044],
    ["week", 1, 1_000, 4_348],
    ["week", 2, 1_000, 2_174],
    ["month", 1, 2_000, 2_000],
    ["month", 3, 5_000, 1_667],
    ["year", 1, 12_000, 1_000],
  ] as const)("a price by the %s × %i of %i is %i a month", async ([interval, count, price, mrr]) => {
    await aSubscription(at("2026-03-02"), { product: await plan(price, interval, count) });
    expect((await measure("2026-03-02", 1)).totals).toMatchObject({
      mrr,
      active_subscriptions: 1,
      paying_subscriptions: 1,
    });
  });

  test("a discount that runs on lowers what a month brings, one of a single period does not", async () => {
    const forever = await aDiscount(ctx, { duration: "forever", basis_points: 2500 });
    const once = await aDiscount(ctx, { duration: "once", basis_points: 2500 });
    await aSubscription(at("2026-03-02"), { discount_id: forever.id });
    await aSubscription(at("2026-03-02"), { discount_id: once.id });
    expect((await measure("2026-03-02", 1)).totals.mrr).toBe(1_500 + 2_000);
  });
});

describe("metrics of subscriptions over time", () => {
  test("each day shows how things stood at its end, beside the same day of the period before", async () => {
    await aSubscription(at("2026-03-03"));
    const { subscriptionId } = await aSubscription(at("2026-03-09"));
    await endSubscription(at("2026-03-11"), subscriptionId);
    const { days, totals, previous_totals } = await measure("2026-03-14");
    expect(days.map(({ date, mrr, previous_mrr }) => [date.slice(8), mrr, previous_mrr])).toEqual([
      ["08", 2_000, 0],
      ["09", 4_000, 0],
      ["10", 4_000, 2_000],
      ["11", 2_000, 2_000],
      ["12", 2_000, 2_000],
      ["13", 2_000, 2_000],
      ["14", 2_000, 2_000],
    ]);
    expect(totals).toMatchObject({ active_subscriptions: 1, churn_rate: 0.5, mrr_churn_rate: 0.5 });
    expect(previous_totals).toMatchObject({ active_subscriptions: 1, churn_rate: 0, mrr_churn_rate: 0 });
  });

  test("a trial brings nothing until it goes on; one that ends is not converted", async () => {
    const trial_end = new Date("2026-03-10T12:00:00Z");
    await aSubscription(at("2026-03-03"), { trial_end });
    const { subscriptionId } = await aSubscription(at("2026-03-03"), { trial_end });
    expect((await measure("2026-03-07")).totals).toMatchObject({
      mrr: 0,
      active_subscriptions: 2,
      churn_rate: null,
    });
    await endSubscription(at("2026-03-08"), subscriptionId);
    await runDueOf(at("2026-03-10"));
    expect((await measure("2026-03-14")).totals).toMatchObject({
      mrr: 2_000,
      trials_ended: 2,
      trial_conversion_rate: 0.5,
      churn_rate: 0,
    });
  });

  test("a smaller plan loses revenue and no subscription; a renewal moves nothing", async () => {
    const { subscriptionId } = await aSubscription(at("2026-03-02"));
    await changePlan(at("2026-03-09"), subscriptionId, {
      product_id: (await plan(500, "month")).id,
      proration_behavior: "prorate",
    });
    await runDueOf(at("2026-04-02"));
    await runDueOf(at("2026-05-02"));
    expect((await measure("2026-03-14")).totals).toMatchObject({
      mrr: 500,
      churn_rate: 0,
      mrr_churn_rate: 0.75,
    });
    expect(await ctx.db.subscription_movement.count({ where: { subscription_id: subscriptionId } })).toBe(2);
  });

  test("currencies are never added up, and nothing of another organization is counted", async () => {
    await aSubscription(at("2026-03-02"));
    const euro = await aPlan(ctx, {
      prices: [{ amount_type: "fixed", price_amount: 900, price_currency: "eur" }],
    });
    await aSubscription(at("2026-03-02"), { product: euro });
    const { currency, currencies, totals } = await measure("2026-03-02", 1);
    expect({ currency, currencies }).toEqual({
      currency: "usd",
      currencies: [
        { currency: "usd", mrr: 2_000 },
        { currency: "eur", mrr: 900 },
      ],
    });
    expect(totals).toMatchObject({ mrr: 2_000, active_subscriptions: 2 });
  });
});
