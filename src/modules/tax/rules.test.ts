import fc from "fast-check";
import { expect, test } from "vitest";
import { applyTax, behaviorFor, taxAt } from "./rules";
import { readTaxId } from "./tax-id";

const amount = fc.integer({ min: 0, max: 999_999_999_999 });
const rate = fc.integer({ min: 0, max: 400_000 });
const at = (country: string, state: string | null = null) => ({
  line1: null,
  line2: null,
  postal_code: null,
  city: null,
  state,
  country,
});
const consumer = { isBusiness: false, hasValidTaxId: false, sellerCountry: null };

test("net and tax are the total, to the last minor unit", () =>
  fc.assert(
    fc.property(
      amount,
      rate,
      fc.constantFrom("inclusive" as const, "exclusive" as const),
      (price, ppm, behavior) => {
        const { net, tax, total } = applyTax(price, ppm, behavior);
        expect(net + tax).toBe(total);
        expect(behavior === "inclusive" ? total : net).toBe(price);
        expect(Math.min(net, tax)).toBeGreaterThanOrEqual(0);
      },
    ),
  ));

test("tax put on an amount and taken out again leaves the amount", () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), rate, (price, ppm) => {
      expect(applyTax(applyTax(price, ppm, "exclusive").total, ppm, "inclusive").net).toBe(price);
    }),
  ));

test.each([
  { price: 1000, ppm: 190_000, behavior: "exclusive", tax: 190 },
  { price: 1190, ppm: 190_000, behavior: "inclusive", tax: 190 },
  { price: 50, ppm: 190_000, behavior: "exclusive", tax: 10 },
  { price: 999, ppm: 82_500, behavior: "exclusive", tax: 82 },
  { price: 2, ppm: 250_000, behavior: "exclusive", tax: 1 },
] as const)(
  "$price at $ppm ppm $behavior is taxed $tax, rounded half away from zero",
  ({ price, ppm, behavior, tax }) => {
    expect(applyTax(price, ppm, behavior).tax).toBe(tax);
  },
);

test("tax in a currency of three decimals is a multiple of ten, as cards settle it", () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), rate, (tens, ppm) => {
      expect(applyTax(tens * 10, ppm, "exclusive", 10).total % 10).toBe(0);
    }),
  ));

test.each([
  ["DE", null, 190_000, "vat", "DE"],
  ["GB", null, 200_000, "vat", "GB"],
  ["AU", null, 100_000, "gst", "AU"],
  ["US", "US-CA", 82_500, "sales_tax", "US-CA"],
  ["CA", "CA-ON", 130_000, "gst", "CA-ON"],
] as const)("a consumer in %s %s pays %d ppm of %s to %s", (country, state, ppm, kind, jurisdiction) => {
  expect(taxAt({ ...consumer, address: at(country, state) })).toEqual({
    rate_ppm: ppm,
    kind,
    jurisdiction,
    reason: "standard_rated",
  });
});

test("where nothing is levied, or the state is not told, nothing is charged and the reason says which", () => {
  expect(taxAt({ ...consumer, address: at("US", "US-OR") })).toMatchObject({
    rate_ppm: 0,
    reason: "not_subject",
  });
  expect(taxAt({ ...consumer, address: at("US") })).toMatchObject({
    rate_ppm: 0,
    reason: "location_incomplete",
  });
  expect(taxAt({ ...consumer, address: at("AQ") })).toMatchObject({ rate_ppm: 0, reason: "not_subject" });
});

test("a business with a valid tax id accounts for the tax itself, but not in the seller's own country", () => {
  const business = { address: at("DE"), isBusiness: true, hasValidTaxId: true };
  expect(taxAt({ ...business, sellerCountry: "FR" })).toMatchObject({
    rate_ppm: 0,
    reason: "reverse_charge",
  });
  expect(taxAt({ ...business, sellerCountry: "DE" })).toMatchObject({ rate_ppm: 190_000 });
  expect(taxAt({ ...business, hasValidTaxId: false, sellerCountry: "FR" })).toMatchObject({
    rate_ppm: 190_000,
  });
});

test("a tax id alone exempts nobody from United States sales tax", () => {
  const sale = { address: at("US", "US-CA"), isBusiness: true, hasValidTaxId: true, sellerCountry: null };
  expect(taxAt(sale)).toMatchObject({ rate_ppm: 82_500, reason: "standard_rated" });
});

test("prices by location have the tax in them in Europe and on top in the United States", () => {
  expect(behaviorFor("location", at("DE"))).toBe("inclusive");
  expect(behaviorFor("location", at("US"))).toBe("exclusive");
  expect(behaviorFor("location", null)).toBe("exclusive");
  expect(behaviorFor("inclusive", at("US"))).toBe("inclusive");
});

test.each([
  ["DE136695976", "DE", true, "eu_vat"],
  ["136695976", "DE", true, "eu_vat"],
  ["DE136695977", "DE", false, "eu_vat"],
  ["DE136695976", "FR", false, "eu_vat"],
  ["GB980780684", "GB", true, "gb_vat"],
  ["anything", "US", false, null],
] as const)("tax id %s in %s: valid %s, kind %s", (value, country, isValid, kind) => {
  expect(readTaxId(value, country)).toMatchObject({ isValid, kind });
});
