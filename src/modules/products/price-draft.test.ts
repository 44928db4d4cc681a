import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldsOf } from "@/server/http/form-fields";
import { PricesForm } from "./forms";
import {
  changePrice,
  draftOf,
  figureIn,
  newPrice,
  type PriceDraft,
  priceFields,
  staysAsItIs,
} from "./price-draft";
import type { ProductPrice } from "./price-schema";

const id = "01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b80";

const common = {
  id,
  product_id: id,
  created_at: "2026-11-21T00:00:00.000Z",
  modified_at: null,
  source: "catalog" as const,
  is_archived: false,
};
const currency = fc.constantFrom("usd", "jpy", "kwd");
const tax = fc.constantFrom(null, "inclusive" as const, "exclusive" as const, "location" as const);
const amount = fc.integer({ min: 1, max: 10 ** 9 });
const price: fc.Arbitrary<ProductPrice> = fc.oneof(
  fc
    .record({ price_currency: currency, tax_behavior: tax, price_amount: fc.oneof(fc.constant(0), amount) })
    .map((some) => ({
      ...common,
      ...some,
      amount_type: "fixed" as const,
      is_free: some.price_amount === 0,
    })),
  fc
    .record({
      price_currency: currency,
      tax_behavior: tax,
      minimum_amount: fc.oneof(fc.constant(0), amount),
      maximum_amount: fc.option(amount),
      preset_amount: fc.option(amount),
    })
    .map((some) => ({ ...common, ...some, amount_type: "custom" as const })),
  fc
    .record({
      price_currency: currency,
      tax_behavior: tax,
      type: fc.constantFrom("volume" as const, "graduated" as const),
      least: fc.integer({ min: 1, max: 9 }),
      rows: fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), amount), { minLength: 1, maxLength: 5 }),
      isOpen: fc.boolean(),
    })
    .map(({ type, least, rows, isOpen, ...some }) => ({
      ...common,
      ...some,
      amount_type: "seat_based" as const,
      seat_tiers: seatTiers(type, least, rows, isOpen),
    })),
);

function seatTiers(
  seat_tier_type: "volume" | "graduated",
  least: number,
  rows: [width: number, price: number][],
  isOpen: boolean,
) {
  let next = least;
  const tiers = rows.map(([width, price_per_seat], index) => {
    const min_seats = next;
    next += width;
    const max_seats = isOpen && index === rows.length - 1 ? null : next - 1;
    return { min_seats, max_seats, price_per_seat };
  });
  return { seat_tier_type, tiers, minimum_seats: least, maximum_seats: isOpen ? null : next - 1 };
}

/** What the server understands of the rows, as they are posted. */
function posted(...drafts: PriceDraft[]) {
  const form = new FormData();
  for (const [index, draft] of drafts.entries())
    for (const { name, value } of priceFields(draft, index)) form.append(name, value);
  return PricesForm.safeParse(fieldsOf(form).prices);
}

test("a price that nobody touched stays: its id alone is posted", () => {
  fc.assert(
    fc.property(price, (given) => {
      expect(staysAsItIs(draftOf(given))).toBe(true);
      expect(posted(draftOf(given)).data).toEqual([{ id }]);
    }),
  );
});

test("a price changed there and back stays", () => {
  const draft = draftOf({
    ...common,
    amount_type: "fixed",
    price_currency: "usd",
    tax_behavior: null,
    price_amount: 1_999,
    is_free: false,
  });
  const changed = changePrice(changePrice(draft, { type: "free" }), { amount: 2_500 });
  expect(staysAsItIs(changed)).toBe(false);
  expect(staysAsItIs(changePrice(changed, { type: "fixed", amount: 1_999 }))).toBe(true);
});

test("a changed price is posted whole, without the id of the one it replaces", () => {
  const draft = { ...newPrice("a", "usd"), amount: 2_900 };
  expect(posted(draft).data).toEqual([
    { amount_type: "fixed", price_currency: "usd", price_amount: 2_900, tax_behavior: undefined },
  ]);
  const custom = changePrice(draft, { type: "custom", minimum: 500, tax: "inclusive" });
  expect(posted(custom, { ...newPrice("b", "eur"), type: "free" }).data).toEqual([
    { amount_type: "custom", price_currency: "usd", minimum_amount: 500, tax_behavior: "inclusive" },
    { amount_type: "free", price_currency: "eur" },
  ]);
});

test("an empty amount is refused at its field, in words for people", () => {
  const { error } = posted({ ...newPrice("a", "usd"), amount: 100 }, newPrice("b", "eur"));
  expect(error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
    ["1.price_amount", "Enter an amount."],
  ]);
});

test("in another currency the figure stays, and is asked anew where it has too many decimals", () => {
  expect(figureIn(1_999, "usd", "eur")).toBe(1_999);
  expect(figureIn(1_999, "usd", "kwd")).toBe(19_990);
  expect(figureIn(1_900, "usd", "jpy")).toBe(19);
  expect(figureIn(1_999, "usd", "jpy")).toBeNull();
  const draft = { ...newPrice("a", "usd"), amount: 1_900 };
  expect(changePrice(draft, { currency: "jpy" })).toMatchObject({ currency: "jpy", amount: 19 });
});

const bySeat = (more: Partial<PriceDraft> = {}): PriceDraft => ({
  ...newPrice("a", "usd"),
  type: "seat_based",
  tiers: [
    { max: 10, price: 1_000 },
    { max: null, price: 800 },
  ],
  ...more,
});

test("a price by the seat is posted with tiers that go on where the one before them ends", () => {
  const tiers = [
    { min_seats: 3, max_seats: 10, price_per_seat: 1_000 },
    { min_seats: 11, max_seats: null, price_per_seat: 800 },
  ];
  expect(posted(bySeat({ tierType: "graduated", least: 3 })).data).toEqual([
    { amount_type: "seat_based", price_currency: "usd", seat_tiers: { seat_tier_type: "graduated", tiers } },
  ]);
});

test("what a touched price by the seat comes to is what it was, unless something is different", () => {
  fc.assert(
    fc.property(price, (given) => {
      const { data } = posted({ ...draftOf(given), kept: null });
      if (given.amount_type !== "seat_based") return;
      const { seat_tier_type, tiers } = given.seat_tiers;
      expect(data?.[0]).toMatchObject({ amount_type: "seat_based", seat_tiers: { seat_tier_type, tiers } });
    }),
  );
});

test("a tier in the middle without an end, or that ends before it begins, is refused at its end", () => {
  const refused = (...tiers: PriceDraft["tiers"]) =>
    posted(bySeat({ tiers })).error?.issues.map(({ path, message }) => [path.join("."), message]);
  expect(refused({ max: null, price: 1 }, { max: null, price: 1 })).toEqual([
    ["0.seat_tiers.tiers.0.max_seats", "Up to how many seats?"],
  ]);
  expect(refused({ max: 10, price: 100 }, { max: 9, price: 90 })).toEqual([
    ["0.seat_tiers.tiers.1.max_seats", "At least 11."],
  ]);
  expect(refused({ max: null, price: null })).toEqual([
    ["0.seat_tiers.tiers.0.price_per_seat", "Enter an amount."],
  ]);
});

test("in another currency the figures of the tiers stay", () => {
  expect(changePrice(bySeat(), { currency: "jpy" }).tiers).toEqual([
    { max: 10, price: 10 },
    { max: null, price: 8 },
  ]);
});
