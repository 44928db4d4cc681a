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
);

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
