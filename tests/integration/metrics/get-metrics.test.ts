import { beforeEach, expect, test } from "vitest";
import { endSubscription } from "@/modules/subscriptions/cancel-subscription";
import type { Context } from "@/server/context";
import type { Merchant } from "../../factories/organization.ts";
import { aSale } from "../../factories/sale.ts";
import { aSubscription } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
let merchant: Merchant;
let ctx: Context;
beforeEach(async () => {
  merchant = await shop.merchant();
  ({ ctx } = merchant);
});

const at = (time: string): Context => ({ ...ctx, now: new Date(time) });
const sale = (time: string, more: object = {}) => aSale(ctx, { created_at: new Date(time), ...more });
const ask = (path: string, token = merchant.token) => shop.api("GET", path, undefined, { token });
async function metrics(query: string, token?: string) {
  const { status, body, text } = await ask(`/metrics?${query}`, token);
  expect(status, text).toBe(200);
  return body;
}

test("metrics sum orders by the day, with what was refunded taken off the day of the order", async () => {
  await sale("2026-03-02T10:00:00Z", { net_amount: 2_000 });
  await sale("2026-03-02T11:00:00Z", {
    net_amount: 1_000,
    refunded_amount: 400,
    status: "partially_refunded",
  });
  await sale("2026-03-04T00:00:00Z", { net_amount: 500 });
  await sale("2026-03-05T00:00:00Z", { net_amount: 9_000 });
  await sale("2026-03-03T00:00:00Z", { net_amount: 9_000, status: "pending" });
  const { periods, totals } = await metrics("start_date=2026-03-02&end_date=2026-03-04&interval=day");
  expect(periods).toMatchObject([
    {
      timestamp: "2026-03-02T00:00:00.000Z",
      orders: 2,
      revenue: 3_000,
      net_revenue: 2_600,
      cumulative_revenue: 3_000,
    },
    {
      timestamp: "2026-03-03T00:00:00.000Z",
      orders: 0,
      average_order_value: null,
      net_cumulative_revenue: 2_600,
    },
    {
      timestamp: "2026-03-04T00:00:00.000Z",
      orders: 1,
      one_time_products_net_revenue: 500,
      cumulative_revenue: 3_500,
    },
  ]);
  expect(totals).toMatchObject({
    orders: 3,
    revenue: 3_500,
    net_revenue: 3_100,
    average_order_value: 1_167,
    net_average_order_value: 1_033,
    seats_total: 0,
    gross_margin: 0,
  });
});

test.for([
  ["Asia/Kathmandu", "2026-03-01T18:15:00.000Z"],
  ["America/New_York", "2026-03-02T05:00:00.000Z"],
  ["Australia/Lord_Howe", "2026-03-01T13:00:00.000Z"],
] as const)("begin their days at midnight in %s, to the minute", async ([zone, midnight]) => {
  await sale(new Date(Date.parse(midnight) - 1).toISOString());
  await sale(midnight);
  const { periods } = await metrics(
    `start_date=2026-03-01&end_date=2026-03-02&interval=day&timezone=${zone}`,
  );
  expect(periods.map(({ orders }: { orders: number }) => orders)).toEqual([1, 1]);
  expect(periods[1].timestamp).toBe(midnight);
});

test("metrics are the same in total whatever the interval, also over a change of the clocks", async () => {
  for (const day of ["01", "15", "29", "31"]) await sale(`2026-03-${day}T12:00:00Z`);
  for (const [interval, number] of [
    ["hour", 31 * 24 - 1],
    ["day", 31],
    ["week", 6],
    ["month", 1],
    ["year", 1],
  ] as const) {
    const found = await metrics(
      `start_date=2026-03-01&end_date=2026-03-31&interval=${interval}&timezone=Europe/Vienna&metrics=orders`,
    );
    expect([interval, found.periods.length, found.totals]).toEqual([interval, number, { orders: 4 }]);
  }
});

test("metrics tell how subscriptions stood at the end of each period, beside the period before", async () => {
  await aSubscription(at("2026-02-20T12:00:00Z"));
  const { subscriptionId } = await aSubscription(at("2026-03-03T12:00:00Z"));
  await endSubscription(at("2026-03-05T12:00:00Z"), subscriptionId);
  const { periods, totals, previous_totals, previous_periods } = await metrics(
    "start_date=2026-03-01&end_date=2026-03-06&interval=day&compare=true",
  );
  const mrr = "monthly_recurring_revenue";
  expect(periods.map((period: Record<string, number>) => period[mrr])).toEqual([
    2_000, 2_000, 4_000, 4_000, 2_000, 2_000,
  ]);
  expect(totals).toMatchObject({
    [mrr]: 2_000,
    annual_recurring_revenue: 24_000,
    active_subscriptions: 1,
    new_subscriptions: 1,
    new_subscriptions_revenue: 2_000,
    churned_subscriptions: 1,
    churn_rate: 0.5,
    average_revenue_per_user: 2_000,
    ltv: Math.round((2_000 * 6) / (0.5 * 30.4375)),
  });
  expect(previous_totals).toMatchObject({ [mrr]: 2_000, churn_rate: 0, new_subscriptions: 0, ltv: null });
  expect(previous_periods).toHaveLength(6);
});

test("metrics tell committed revenue from what is to end, and why it is to", async () => {
  const { subscriptionId } = await aSubscription(ctx);
  await aSubscription(ctx);
  const body = { cancel_at_period_end: true, customer_cancellation_reason: "too_expensive" };
  await shop.api("PATCH", `/subscriptions/${subscriptionId}`, body, merchant);
  const today = new Date().toISOString().slice(0, 10);
  const { totals } = await metrics(`start_date=${today}&end_date=${today}&interval=day`);
  expect(totals).toMatchObject({
    monthly_recurring_revenue: 4_000,
    committed_monthly_recurring_revenue: 2_000,
    active_subscriptions: 2,
    committed_subscriptions: 1,
    canceled_subscriptions: 1,
    canceled_subscriptions_too_expensive: 1,
    canceled_subscriptions_unused: 0,
    churned_subscriptions: 0,
  });
});
