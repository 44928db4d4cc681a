import { expect, test } from "vitest";
import type { InvoiceDocument } from "./document";
import { correctedCopy, creditNoteOf, type Invoiced, invoiceOf, isSameParty } from "./rules";

const address = { line1: "A 1", line2: null, postal_code: null, city: "Berlin", state: null, country: "DE" };
const buyer = { name: "Test Company", address, tax_id: null };
const seller = { ...buyer, name: "Test Seller", email: null, website: null, footer: null };
const tax = { rate_ppm: 190_000, kind: "vat", jurisdiction: "DE", reason: "standard_rated" } as const;

const anInvoiced = (named: Partial<Invoiced> = {}): Invoiced => ({
  number: "FLR-0001",
  created_at: new Date("2026-03-31T23:59:59Z"),
  currency: "usd",
  subtotal_amount: 2_000,
  discount_amount: 0,
  net_amount: 2_000,
  tax_amount: 380,
  total_amount: 2_380,
  refunded: 0,
  applied_balance_amount: 0,
  status: "paid",
  period_start: null,
  period_end: null,
  tax_behavior: "exclusive",
  tax,
  items: [{ label: "Test product", amount: 2_000 }],
  ...named,
});

const documentOf = (named?: Partial<Invoiced>): InvoiceDocument =>
  invoiceOf(anInvoiced(named), { seller, buyer });

test("an invoice is dated by the order's day in UTC and says its amounts", () => {
  expect(documentOf()).toMatchObject({
    date: "2026-03-31",
    lines: [{ label: "Test product", amount: 2_000 }],
    subtotal: null,
    net: 2_000,
    taxes: [{ label: "VAT 19 % (DE)", base: 2_000, amount: 380 }],
    total: 2_380,
  });
});

test("lines show prices before the discount, whether the order keeps them so or without it", () => {
  const discounted = { discount_amount: 500, net_amount: 1_500, tax_amount: 285, total_amount: 1_785 };
  const line = { label: "Test product", amount: 2_000 };
  const gross = documentOf({ ...discounted, items: [line] });
  const net = documentOf({ ...discounted, items: [{ ...line, amount: 1_500 }] });
  for (const { lines, subtotal, discount } of [gross, net])
    expect([lines, subtotal, discount]).toEqual([[line], 2_000, 500]);
});

test("a price with the tax in it is shown with it, and the net amount without", () => {
  const inclusive = { net_amount: 1_681, tax_amount: 319, total_amount: 2_000 };
  const items = [{ label: "Test product", amount: 1_681 }];
  expect(documentOf({ ...inclusive, items, tax_behavior: "inclusive" })).toMatchObject({
    lines: [{ amount: 2_000 }],
    subtotal: 2_000,
    net: 1_681,
    is_tax_included: true,
  });
});

test("reverse charge is said", () => {
  const reversed = { ...tax, rate_ppm: 0, reason: "reverse_charge" } as const;
  expect(documentOf({ tax: reversed, tax_amount: 0, total_amount: 2_000 }).is_reverse_charge).toBe(true);
});

test("a credit note refers to its invoice and splits what was given back as the refund did", () => {
  const given = { number: 3, at: new Date("2026-04-02T00:00:00Z"), invoice: documentOf(), tax };
  expect(creditNoteOf({ amount: 500, tax_amount: 95, currency: "usd" }, given)).toMatchObject({
    kind: "credit_note",
    number: "CN-0003",
    date: "2026-04-02",
    invoice: { number: "FLR-0001", date: "2026-03-31" },
    net: 500,
    total: 595,
  });
});

test("a corrected copy differs in nothing but the buyer and the word that it is one", () => {
  const first = documentOf();
  const at = new Date("2026-05-01T00:00:00Z");
  const {
    buyer: corrected,
    corrected: mark,
    ...rest
  } = correctedCopy(first, {
    buyer: { ...buyer, name: "Other" },
    standing: "paid",
    copy: 2,
    at,
  });
  const { buyer: _, corrected: __, ...before } = first;
  expect([corrected.name, mark, rest]).toEqual([
    "Other",
    { copy: 2, date: "2026-05-01", what: "buyer" },
    before,
  ]);
});

test("the order of an address's keys makes no other buyer", () => {
  const { country, ...lines } = address;
  expect(isSameParty(buyer, { ...buyer, address: { country, ...lines } })).toBe(true);
  expect(isSameParty(buyer, { ...buyer, tax_id: "DE136695976" })).toBe(false);
});
