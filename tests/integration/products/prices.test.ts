import { expect, test } from "vitest";
import { aProduct } from "../../factories/product.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own, merchant } = apiForTest();

const fixed = (price_amount: number, price_currency?: string) => ({
  amount_type: "fixed",
  price_amount,
  ...(price_currency && { price_currency }),
});
const create = (prices: unknown, more: object = {}) =>
  api("POST", "/products", { name: "Atlas", prices, ...more });

test("prices come in any currency with its own decimals, and without one in the organization's", async () => {
  const { token } = await merchant({ currency: "jpy" });
  const prices = [fixed(1500), fixed(12_340, "KWD"), fixed(999, "eur")];
  const { body } = await api("POST", "/products", { name: "Atlas", prices }, { token });
  expect(
    body.prices.map((price: Record<string, unknown>) => [price.price_currency, price.price_amount]),
  ).toEqual([
    ["jpy", 1500],
    ["kwd", 12_340],
    ["eur", 999],
  ]);
});

test("a free price is answered as a fixed one of 0, whichever way it was asked for", async () => {
  for (const price of [{ amount_type: "free" }, fixed(0)]) {
    const { body } = await create([price]);
    expect(body.prices).toMatchObject([{ amount_type: "fixed", price_amount: 0, is_free: true }]);
  }
});

test("a price to be chosen keeps its bounds", async () => {
  const custom = { amount_type: "custom", minimum_amount: 500, maximum_amount: 10_000, preset_amount: 2_000 };
  expect((await create([custom])).body.prices).toMatchObject([custom]);
  const open = (await create([{ amount_type: "custom" }])).body.prices[0];
  expect(open).toMatchObject({ minimum_amount: 0, maximum_amount: null, preset_amount: null });
});

const custom = (bounds: object) => ({ amount_type: "custom", minimum_amount: 500, ...bounds });

const seats = (...tiers: [least: number, most: number | null, price: number][]) => ({
  amount_type: "seat_based",
  seat_tiers: {
    tiers: tiers.map(([min_seats, max_seats, price_per_seat]) => ({ min_seats, max_seats, price_per_seat })),
  },
});

test.for([
  { why: "no price", prices: [], loc: [] },
  { why: "an amount that Stripe refuses", prices: [fixed(49)], loc: [0, "price_amount"] },
  { why: "a negative amount", prices: [fixed(-1)], loc: [0, "price_amount"] },
  { why: "a thousandth that no card settles", prices: [fixed(12_345, "kwd")], loc: [0, "price_amount"] },
  { why: "a fraction of a cent", prices: [fixed(10.5)], loc: [0, "price_amount"] },
  { why: "an unknown currency", prices: [fixed(100, "zzz")], loc: [0, "price_currency"] },
  { why: "two prices in one currency", prices: [fixed(100), fixed(200, "usd")], loc: [1, "price_currency"] },
  {
    why: "a maximum below the minimum",
    prices: [custom({ maximum_amount: 400 })],
    loc: [0, "maximum_amount"],
  },
  { why: "a preset below the minimum", prices: [custom({ preset_amount: 400 })], loc: [0, "preset_amount"] },
  {
    why: "a preset above the maximum",
    prices: [custom({ maximum_amount: 600, preset_amount: 700 })],
    loc: [0, "preset_amount"],
  },
  { why: "a price by the seat without tiers", prices: [seats()], loc: [0, "seat_tiers", "tiers"] },
  {
    why: "a gap between tiers",
    prices: [seats([1, 4, 900], [6, null, 800])],
    loc: [0, "seat_tiers", "tiers", 1, "min_seats"],
  },
  {
    why: "a tier after an open one",
    prices: [seats([1, null, 900], [6, null, 800])],
    loc: [0, "seat_tiers", "tiers", 1, "min_seats"],
  },
  {
    why: "a tier that ends before it begins",
    prices: [seats([5, 4, 900])],
    loc: [0, "seat_tiers", "tiers", 0, "max_seats"],
  },
  {
    why: "seats that come to less than Stripe takes",
    prices: [seats([2, null, 20])],
    loc: [0, "seat_tiers", "tiers", 0, "price_per_seat"],
  },
  {
    why: "seats that come to more than any payment",
    prices: [seats([1, 10_000, 999_999_999])],
    loc: [0, "seat_tiers", "tiers", 0, "price_per_seat"],
  },
  {
    why: "a metered price",
    prices: [{ amount_type: "metered_unit", unit_amount: "1" }],
    loc: [0, "amount_type"],
  },
  { why: "an unknown kind", prices: [{ amount_type: "auction" }], loc: [0, "amount_type"] },
])("$why is refused at its field", async ({ prices, loc }) => {
  const { status, body } = await create(prices);
  expect([status, body.detail[0].loc]).toEqual([422, ["body", "prices", ...loc]]);
});

test("a metered price is refused with the kinds that can be sold", async () => {
  const { body } = await create([{ amount_type: "metered_unit" }]);
  expect(body.detail[0].msg).toBe(
    "Prices of type metered_unit cannot be sold yet. A price is fixed, free, custom or seat_based.",
  );
});

test("a price by the seat is answered with its tiers and where they begin and end", async () => {
  const { status, body } = await create([seats([1, 4, 900], [5, 50, 800])]);
  expect([status, body.prices[0].seat_tiers]).toEqual([
    201,
    {
      seat_tier_type: "volume",
      tiers: [
        { min_seats: 1, max_seats: 4, price_per_seat: 900 },
        { min_seats: 5, max_seats: 50, price_per_seat: 800 },
      ],
      minimum_seats: 1,
      maximum_seats: 50,
    },
  ]);
});

test("an edit of the prices keeps those named, archives those left out, and makes the new ones, in the order given", async () => {
  const { db } = own().ctx;
  const before = await aProduct(own().ctx, { prices: [fixed(1000) as never, fixed(900, "eur") as never] });
  const [dollars, euros] = before.prices;
  const { status, body } = await api("PATCH", `/products/${before.id}`, {
    prices: [{ id: euros?.id }, fixed(1200)],
  });
  expect(status).toBe(200);
  expect(body.prices).toMatchObject([
    { id: euros?.id, price_amount: 900 },
    { price_amount: 1200, price_currency: "usd" },
  ]);
  const archived = await db.price.findUniqueOrThrow({ where: { id: dollars?.id ?? "" } });
  expect(archived).toMatchObject({ is_archived: true, price_amount: 1000n });
  const again = await api("PATCH", `/products/${before.id}`, { prices: [{ id: dollars?.id }] });
  expect([again.status, again.body.detail[0].loc]).toEqual([422, ["body", "prices", 0, "id"]]);
});

test("an edit that would leave two prices in one currency changes nothing", async () => {
  const before = await aProduct(own().ctx);
  const { status } = await api("PATCH", `/products/${before.id}`, {
    name: "Renamed",
    prices: [{ id: before.prices[0]?.id }, fixed(1200)],
  });
  expect(status).toBe(422);
  expect((await api("GET", `/products/${before.id}`)).body).toEqual(before);
});

test("a price that was once written cannot be changed, not even by hand", async () => {
  const { prices } = await aProduct(own().ctx);
  const { db } = own().ctx;
  const change = db.price.update({ where: { id: prices[0]?.id ?? "" }, data: { price_amount: 1n } });
  await expect(change).rejects.toThrow("a price never changes");
});

test("edits at the same moment leave one price on sale in each currency", async () => {
  const { id } = await aProduct(own().ctx);
  const edits = Array.from({ length: 10 }, (_, index) =>
    api("PATCH", `/products/${id}`, { prices: [fixed(1000 + index)] }),
  );
  expect((await Promise.all(edits)).map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect((await api("GET", `/products/${id}`)).body.prices).toHaveLength(1);
});
