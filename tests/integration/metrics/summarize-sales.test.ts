import { expect, test } from "vitest";
import { aProduct } from "../../factories/product.ts";
import { aSale } from "../../factories/sale.ts";
import { aMember } from "../../factories/user.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, merchant } = apiForTest();

const summaryOf = async (query: string, token: string) => {
  const { status, body } = await api("GET", `/metrics/summary?${query}`, undefined, { token });
  expect(status).toBe(200);
  return body;
};

test("revenue is net of tax and refunds, day by day, beside the period before", async () => {
  const { ctx, token } = await merchant();
  const at = (created_at: string, more: object = {}) =>
    aSale(ctx, { created_at: new Date(created_at), ...more });
  await at("2026-03-10T12:00:00Z", { net_amount: 2_000 });
  await at("2026-03-10T13:00:00Z", { net_amount: 1_000, refunded_amount: 400 });
  await at("2026-03-09T00:00:00Z", { net_amount: 500 });
  await at("2026-03-08T12:00:00Z", { net_amount: 700 });
  await at("2026-03-10T12:00:00Z", { net_amount: 9_000, status: "pending" });
  await at("2026-03-06T23:59:59Z", { net_amount: 8_000 });
  await at("2026-03-11T00:00:00Z", { net_amount: 8_000 });
  const body = await summaryOf("days=2&end_date=2026-03-10", token);
  expect(body).toMatchObject({
    timezone: "UTC",
    currency: "usd",
    currencies: [{ currency: "usd", revenue: 3_100, orders: 3 }],
    totals: { revenue: 3_100, orders: 3, average_order_value: 1_033 },
    previous_totals: { revenue: 700, orders: 1, average_order_value: 700 },
    days: [
      { date: "2026-03-09", starts_at: "2026-03-09T00:00:00.000Z", revenue: 500, previous_revenue: 0 },
      { date: "2026-03-10", revenue: 2_600, orders: 2, previous_revenue: 700, previous_orders: 1 },
    ],
  });
});

test("a day begins at midnight of the time zone, also on the days on which clocks change", async () => {
  const { ctx, token } = await merchant();
  // New York goes to summer time on 8 March 2026: the day begins at 05:00Z and ends at 04:00Z.
  for (const at of [
    "2026-03-08T04:59:59Z",
    "2026-03-08T05:00:00Z",
    "2026-03-09T03:59:59Z",
    "2026-03-09T04:00:00Z",
  ])
    await aSale(ctx, { created_at: new Date(at) });
  const { days } = await summaryOf("days=3&end_date=2026-03-09&timezone=America/New_York", token);
  expect(
    days.map(({ date, starts_at, orders }: { date: string; starts_at: string; orders: number }) => [
      date,
      starts_at,
      orders,
    ]),
  ).toEqual([
    ["2026-03-07", "2026-03-07T05:00:00.000Z", 1],
    ["2026-03-08", "2026-03-08T05:00:00.000Z", 2],
    ["2026-03-09", "2026-03-09T04:00:00.000Z", 1],
  ]);
});

test("amounts of several currencies are never added up", async () => {
  const { ctx, token } = await merchant({ currency: "eur" });
  await aSale(ctx, { currency: "usd", net_amount: 300 });
  await aSale(ctx, { currency: "jpy", net_amount: 5_000 });
  await aSale(ctx, { currency: "jpy", net_amount: 5_000 });
  const chosen = await summaryOf("days=7", token);
  expect(chosen).toMatchObject({
    currency: "jpy",
    totals: { revenue: 10_000, orders: 2 },
    currencies: [
      { currency: "jpy", revenue: 10_000, orders: 2 },
      { currency: "usd", revenue: 300, orders: 1 },
    ],
  });
  expect((await summaryOf("days=7&currency=USD", token)).totals).toMatchObject({ revenue: 300, orders: 1 });
  expect(await summaryOf("days=7&currency=eur", token)).toMatchObject({
    currency: "eur",
    totals: { revenue: 0, orders: 0, average_order_value: null },
  });
});

test("the sales of one product are told from the others", async () => {
  const { ctx, token } = await merchant();
  const { id } = await aProduct(ctx);
  await aSale(ctx, { product_id: id, net_amount: 100 });
  await aSale(ctx, { net_amount: 900 });
  expect((await summaryOf(`product_id=${id}`, token)).totals).toMatchObject({ revenue: 100, orders: 1 });
});

test("another organization's sales do not show", async () => {
  const other = await merchant();
  await aSale(other.ctx);
  const { token } = await merchant();
  const body = await summaryOf("", token);
  expect(body.totals).toEqual({ revenue: 0, orders: 0, average_order_value: null });
  expect(body.days).toHaveLength(30);
});

test("a member reads them in the dashboard", async () => {
  const { id } = await merchant();
  const { cookie } = await aMember(id, "member");
  const { status } = await api("GET", "/metrics/summary", undefined, {
    token: null,
    headers: { cookie, "x-florin-organization": id },
  });
  expect(status).toBe(200);
});

test.for([
  ["days=0", "days"],
  ["days=367", "days"],
  ["timezone=Mars/Olympus", "timezone"],
  ["timezone=%2B02:00", "timezone"],
  ["currency=xxz", "currency"],
  ["end_date=2026-02-30", "end_date"],
  ["end_date=9999-12-31", "end_date"],
] as const)("%s is refused", async ([query, field]) => {
  const { status, body } = await api("GET", `/metrics/summary?${query}`);
  expect([status, body.detail[0].loc]).toEqual([422, ["query", field]]);
});
