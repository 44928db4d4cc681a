import { expect, test } from "vitest";
import { payLabel, priceLines, taxLabel } from "./price-text";

const vat = { rate_ppm: 190_000, kind: "vat", jurisdiction: "DE", reason: "standard_rated" } as const;
const priced = {
  currency: "eur",
  amount: 2000,
  discount: null,
  discount_amount: 0,
  tax_amount: 380,
  tax_behavior: "exclusive",
  tax: vat,
  total_amount: 2380,
} as const;

test("tax on top stands in a line of its own, with its rate", () =>
  expect(priceLines(priced)).toEqual([
    { label: "Subtotal", value: "€20.00" },
    { label: "VAT 19%", value: "€3.80" },
  ]));

test("a discount stands below the subtotal by its name, and where it leaves nothing no tax is asked about", () => {
  const discount = { name: "Spring sale" } as NonNullable<Parameters<typeof priceLines>[0]["discount"]>;
  const less = { ...priced, discount, discount_amount: 400, tax_amount: 304 };
  expect(priceLines(less)).toEqual([
    { label: "Subtotal", value: "€20.00" },
    { label: "Spring sale", value: "-€4.00" },
    { label: "VAT 19%", value: "€3.04" },
  ]);
  const free = { ...less, discount_amount: 2000, tax: null, tax_amount: null };
  expect(priceLines(free).map(({ value }) => value)).toEqual(["€20.00", "-€20.00"]);
});

test("tax in the price is said to be included", () =>
  expect(priceLines({ ...priced, tax_amount: 319, tax_behavior: "inclusive" })[1]).toEqual({
    label: "VAT 19%, included",
    value: "€3.19",
  }));

test("until the address tells the tax, the line says what is missing", () => {
  expect(priceLines({ ...priced, tax: null, tax_amount: null })[1]?.value).toBe("Choose your country");
  const incomplete = { ...vat, rate_ppm: 0, kind: "none", reason: "location_incomplete" } as const;
  expect(priceLines({ ...priced, tax: incomplete, tax_amount: 0 })[1]?.value).toBe("Choose your state");
});

test.each([
  [{ ...vat, rate_ppm: 0, reason: "reverse_charge" }, "VAT (reverse charge)"],
  [
    { rate_ppm: 88_750, kind: "sales_tax", jurisdiction: "US-NY", reason: "standard_rated" },
    "Sales tax 8.875%",
  ],
  [{ rate_ppm: 130_000, kind: "gst", jurisdiction: "CA-ON", reason: "standard_rated" }, "Tax 13%"],
  [{ rate_ppm: 0, kind: "none", jurisdiction: "HK", reason: "not_subject" }, "Tax"],
] as const)("%j is called %s", (tax, label) => expect(taxLabel(tax, false)).toBe(label));

test("the button says the amount, and that nothing is to pay", () => {
  expect(payLabel(priced)).toBe("Pay €23.80");
  expect(payLabel({ currency: "jpy", total_amount: 0 })).toBe("Get for free");
});
