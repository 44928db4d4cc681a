import { RFCDate } from "polar-sdk-strict/types/rfcdate.js";
import { expect, test } from "vitest";
import { curl, florin, NOTHING, recent, strict, unique } from "./clients.ts";

const today = new Date().toISOString().slice(0, 10);
const weekAgo = new Date(Date.now() - 6 * 86_400_000).toISOString().slice(0, 10);
const lastWeek = { startDate: new RFCDate(weekAgo), endDate: new RFCDate(today) };
const span = { start_date: weekAgo, end_date: today };

test("the strict client finds nothing wrong with metrics of any interval", async () => {
  for (const interval of ["hour", "day", "week", "month", "year"] as const) {
    const found = await strict.metrics.get({ ...lastWeek, interval, timezone: "Asia/Kathmandu" });
    expect(found.periods.length).toBeGreaterThan(0);
    expect(found.totals).toMatchObject({ orders: expect.any(Number), seatsTotal: 0, grossMargin: 0 });
    expect(found.metrics.monthlyRecurringRevenue).toMatchObject({
      slug: "monthly_recurring_revenue",
      type: "currency",
    });
  }
});

test("both clients filter metrics, and get those alone that they ask for", async () => {
  const { products, customers } = {
    products: await recent.products.list({ limit: 1 }),
    customers: await recent.customers.list({ limit: 1 }),
  };
  const [product] = products.items;
  const [customer] = customers.items;
  const filters = { product_id: product?.id ?? NOTHING, customer_id: [customer?.id ?? NOTHING] };
  const query = {
    ...span,
    interval: "day" as const,
    billing_type: "recurring" as const,
    metrics: ["orders"],
  };
  const found = await recent.metrics.get({ ...query, ...filters });
  expect(found.periods).toHaveLength(7);
  expect(Object.keys(found.totals)).toEqual(["orders"]);
  const same = await strict.metrics.get({
    ...lastWeek,
    interval: "day",
    billingType: ["recurring"],
    productId: filters.product_id,
    customerId: filters.customer_id,
    organizationId: florin.organization_id,
    metrics: ["orders"],
  });
  expect(same.totals.orders).toBe(found.totals.orders);
});

test("both clients read the limits and the CSV", async () => {
  const limits = await strict.metrics.limits();
  expect(limits.intervals.day.maxDays).toBeGreaterThan(365);
  expect((await recent.metrics.limits()).min_date).toBe(limits.minDate.toString());
  const csv = await strict.metrics.export({ ...lastWeek, interval: "day", metrics: ["orders", "revenue"] });
  expect(csv.split("\n")[0]).toBe("timestamp,currency,orders,revenue");
  const text = await recent.metrics.export({ ...span, interval: "day", metrics: ["orders", "revenue"] });
  expect(text).toBe(csv);
});

test("both clients keep, change, list and delete dashboards of metrics", async () => {
  const name = unique("Growth");
  const made = await strict.metrics.createDashboard({ name, metrics: ["orders", "churn_rate"] });
  expect(made).toMatchObject({ name, metrics: ["orders", "churn_rate"], modifiedAt: null });
  expect(await strict.metrics.getDashboard({ id: made.id })).toEqual(made);
  const changed = await recent.metrics.updateDashboard(made.id, { metrics: ["revenue"] });
  expect(changed).toMatchObject({ name, metrics: ["revenue"] });
  const listed = await strict.metrics.listDashboards({ organizationId: florin.organization_id });
  expect(listed.find(({ id }) => id === made.id)).toMatchObject({ metrics: ["revenue"] });
  await strict.metrics.deleteDashboard({ id: made.id });
  await expect(strict.metrics.getDashboard({ id: made.id })).rejects.toMatchObject({
    statusCode: 404,
  });
  const second = await recent.metrics.createDashboard({ name });
  expect((await recent.metrics.listDashboards()).some(({ id }) => id === second.id)).toBe(true);
  expect((await recent.metrics.getDashboard(second.id)).metrics).toEqual([]);
  const updated = await strict.metrics.updateDashboard({
    id: second.id,
    metricDashboardUpdate: { name: `${name} 2` },
  });
  expect(updated.name).toBe(`${name} 2`);
  await recent.metrics.deleteDashboard(second.id);
});

test("a period without an end is refused", async () => {
  const { status } = await curl("/v1/metrics/?start_date=2026-01-01&interval=day");
  expect(status).toBe(422);
});
