import { beforeEach, expect, test } from "vitest";
import { endSubscription } from "@/modules/subscriptions/cancel-subscription";
import type { Context } from "@/server/context";
import { aCustomer } from "../../factories/customer.ts";
import type { Merchant } from "../../factories/organization.ts";
import { aProduct } from "../../factories/product.ts";
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

test("metrics can be of one product, one customer or one way of billing; several currencies are never added up", async () => {
  const product = await aProduct(ctx);
  const { customerId } = await aSubscription(at("2026-03-02T12:00:00Z"));
  await aSale(ctx, {
    created_at: new Date("2026-03-02T10:00:00Z"),
    product_id: product.id,
    net_amount: 700,
    number: 50,
  });
  await aSale(ctx, {
    created_at: new Date("2026-03-02T10:00:00Z"),
    currency: "eur",
    net_amount: 90,
    number: 51,
  });
  const of = async (filter: string) =>
    (await metrics(`start_date=2026-03-02&end_date=2026-03-02&interval=day${filter}`)).totals;
  expect(await of("")).toMatchObject({ revenue: 2_700, orders: 2, active_subscriptions: 1 });
  expect(await of("&currency=eur")).toMatchObject({ revenue: 90, orders: 1, active_subscriptions: 0 });
  expect(await of(`&product_id=${product.id}`)).toMatchObject({
    revenue: 700,
    monthly_recurring_revenue: 0,
  });
  expect(await of("&billing_type=one_time")).toMatchObject({ revenue: 700, active_subscriptions: 0 });
  expect(await of("&billing_type=recurring")).toMatchObject({ revenue: 2_000, active_subscriptions: 1 });
  expect(await of(`&customer_id=${customerId}`)).toMatchObject({
    revenue: 2_000,
    monthly_recurring_revenue: 2_000,
    committed_subscriptions: 1,
    new_subscriptions: 1,
  });
  expect(await of(`&customer_id=${(await aCustomer(ctx)).id}`)).toMatchObject({ revenue: 0 });
  const { items } = (await ask("/metrics/products?start_date=2026-03-02&end_date=2026-03-02")).body;
  expect(items).toMatchObject([
    { net_revenue: 2_000, monthly_recurring_revenue: 2_000, active_subscriptions: 1, share: 2_000 / 2_700 },
    { product_id: product.id, orders: 1, net_revenue: 700, monthly_recurring_revenue: 0 },
  ]);
});

test("metrics of another organization do not show, by whatever filter", async () => {
  const { id } = await aProduct(ctx);
  const { customerId } = await aSubscription(at("2026-03-02T12:00:00Z"));
  await aSale(ctx, { product_id: id, created_at: new Date("2026-03-02T10:00:00Z"), number: 50 });
  const other = await shop.merchant();
  for (const filter of [
    "",
    `&product_id=${id}`,
    `&customer_id=${customerId}`,
    `&organization_id=${merchant.id}`,
  ])
    expect(
      (await metrics(`start_date=2026-03-02&end_date=2026-03-02&interval=day${filter}`, other.token)).totals,
    ).toMatchObject({ revenue: 0, orders: 0, active_subscriptions: 0, new_subscriptions: 0 });
  const { items } = (await ask("/metrics/products?start_date=2026-03-02&end_date=2026-03-02", other.token))
    .body;
  expect(items).toEqual([]);
});

test("metrics come as CSV, a column a metric", async () => {
  await sale("2026-03-02T10:00:00Z", { net_amount: 2_000 });
  const { text } = await ask(
    "/metrics/export?start_date=2026-03-02&end_date=2026-03-03&interval=day&metrics=orders&metrics=average_order_value",
  );
  expect(text.trim().split("\n")).toEqual([
    "timestamp,currency,orders,average_order_value",
    "2026-03-02T00:00:00.000Z,usd,1,2000",
    "2026-03-03T00:00:00.000Z,usd,0,",
  ]);
});

test.for([
  ["start_date=2026-03-02&end_date=2026-03-01&interval=day", "end_date"],
  ["start_date=2026-01-01&end_date=2026-03-01&interval=hour", "start_date"],
  ["start_date=2026-01-01&end_date=2026-03-01&interval=decade", "interval"],
  ["start_date=1999-12-31&end_date=2000-01-01&interval=day", "start_date"],
  ["start_date=2026-03-01&end_date=2026-03-01&interval=day&timezone=Mars/Olympus", "timezone"],
  ["start_date=2026-03-01&end_date=2026-03-01&interval=day&metrics=luck", "metrics"],
] as const)("refuse %s", async ([query, field]) => {
  const { status, body } = await ask(`/metrics?${query}`);
  expect([status, body.detail[0].loc.slice(0, 2)]).toEqual([422, ["query", field]]);
});

test("a cohort is told as far as all of its subscriptions have come", async () => {
  await aSubscription(at("2026-01-05T12:00:00Z"));
  const early = await aSubscription(at("2026-01-20T12:00:00Z"));
  await endSubscription(at("2026-03-01T12:00:00Z"), early.subscriptionId);
  await aSubscription(at("2026-03-05T12:00:00Z"));
  const { measureCohorts } = await import("@/modules/metrics/measure-cohorts");
  const { items } = await measureCohorts(at("2026-04-15T12:00:00Z"), { months: 4, timezone: "UTC" });
  expect(items).toMatchObject([
    { date: "2026-01-01", subscriptions: 2, retained: [2, 2, 1] },
    { date: "2026-02-01", subscriptions: 0, retained: [0, 0] },
    { date: "2026-03-01", subscriptions: 1, retained: [1] },
    { date: "2026-04-01", subscriptions: 0, retained: [0] },
  ]);
});

test("a dashboard keeps its metrics in order; an organization keeps at most 100 of them", async () => {
  const body = { name: "Growth", metrics: ["net_revenue", "churn_rate"] };
  const made = (await shop.api("POST", "/metrics/dashboards", body, merchant)).body;
  expect(made).toMatchObject({ ...body, organization_id: merchant.id, modified_at: null });
  const changed = await shop.api(
    "PATCH",
    `/metrics/dashboards/${made.id}`,
    { metrics: ["orders"], name: null },
    merchant,
  );
  expect(changed.body).toMatchObject({
    name: "Growth",
    metrics: ["orders"],
    modified_at: expect.any(String),
  });
  await ctx.db.metric_dashboard.createMany({
    data: Array.from({ length: 99 }, () => ({
      id: crypto.randomUUID(),
      organization_id: merchant.id,
      name: "More",
    })),
  });
  const refused = await shop.api("POST", "/metrics/dashboards", body, merchant);
  expect([refused.status, refused.body.error]).toEqual([409, "TooManyDashboards"]);
});
