import { expect, test } from "vitest";
import { dueText, payLabel, priceLines, taxLabel } from "./price-text";
import { mandateText, renewalText } from "./renewal-text";

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

const due = { currency: "eur", due_amount: 2380, renewal: null, active_trial_interval: null } as const;
const monthly = {
  interval: "month",
  interval_count: 1,
  amount: 2900,
  discounted_amount: null,
  discounted_count: null,
  next_at: "2026-12-05T10:00:00.000Z",
} as const;

test("the button says the amount, or what begins where nothing is to pay", () => {
  expect(payLabel(due)).toBe("Pay €23.80");
  const nothing = { ...due, due_amount: 0 };
  expect(payLabel(nothing)).toBe("Get for free");
  expect(payLabel({ ...nothing, renewal: monthly })).toBe("Subscribe");
  expect(payLabel({ ...nothing, renewal: monthly, active_trial_interval: "day" })).toBe("Start trial");
});

test("what is due now stands large, or for how long nothing is", () => {
  const trial = { active_trial_interval: "day", active_trial_interval_count: 14 } as const;
  expect(dueText({ ...due, ...trial, due_amount: 0 })).toBe("Free for 14 days");
  expect(dueText({ ...due, active_trial_interval_count: null })).toBe("€23.80");
});

const half = { ...monthly, discounted_amount: 1450 };

test.each([
  [monthly, false, "Then $29.00 per month"],
  [monthly, true, "Then $29.00 per month from 5 Dec 2026"],
  [{ ...monthly, interval: "week", interval_count: 2 }, false, "Then $29.00 every 2 weeks"],
  [half, false, "Then $14.50 per month"],
  [{ ...half, discounted_count: 1 }, false, "Then $29.00 per month"],
  [{ ...half, discounted_count: 3 }, false, "$14.50 per month for 3 months, then $29.00 per month"],
  [
    { ...half, discounted_count: 3 },
    true,
    "Then $14.50 per month for 3 months from 5 Dec 2026, then $29.00 per month",
  ],
] as const)("what %j costs later (in a trial: %j) reads: %s", (renewal, isTrial, text) =>
  expect(renewalText(renewal, "usd", isTrial)).toBe(text),
);

test("the buyer is told what they allow", () =>
  expect(mandateText(monthly, "usd", "Acme")).toBe(
    "You allow Acme to charge you up to $29.00 per month until you cancel.",
  ));
