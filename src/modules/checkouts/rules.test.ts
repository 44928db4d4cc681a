import { expect, test } from "vitest";
import type { ProductPrice } from "@/modules/products/schema";
import type { Tax } from "@/modules/tax";
import { amountFor, quote, statusAt } from "./rules";

const price = (named: object): ProductPrice =>
  ({
    id: "p",
    created_at: "",
    modified_at: null,
    source: "catalog",
    price_currency: "usd",
    tax_behavior: null,
    is_archived: false,
    product_id: "q",
    ...named,
  }) as ProductPrice;

const custom = price({
  amount_type: "custom",
  minimum_amount: 500,
  maximum_amount: 9000,
  preset_amount: 1000,
});

const amountOf = (price: ProductPrice, amount: number | null | undefined) =>
  amountFor(price, { amount, seats: null, min_seats: null, max_seats: null }).amount;

test("a fixed price cannot be talked down", () => {
  expect(amountOf(price({ amount_type: "fixed", price_amount: 2000, is_free: false }), 1)).toBe(2000);
});

test("pay what you want starts with the preset, else the minimum, and stays within its bounds", () => {
  expect(amountOf(custom, undefined)).toBe(1000);
  expect(amountOf({ ...custom, preset_amount: null } as ProductPrice, null)).toBe(500);
  expect(amountOf(custom, 500)).toBe(500);
  expect(amountOf(custom, 9000)).toBe(9000);
  expect(() => amountOf(custom, 499)).toThrow("At least $5.00.");
  expect(() => amountOf(custom, 9001)).toThrow("At most $90.00.");
});

test("pay what you want may be nothing, but nothing that Stripe would refuse", () => {
  const any = price({ amount_type: "custom", minimum_amount: 0, maximum_amount: null, preset_amount: null });
  expect(amountOf(any, 0)).toBe(0);
  expect(() => amountOf(any, 49)).toThrow("At least $0.50, or nothing.");
});

const sale = {
  amount: 1000,
  discount_amount: 0,
  currency: "usd",
  behavior: "exclusive",
  address: null,
} as const;
const vat: Tax = { rate_ppm: 190_000, kind: "vat", jurisdiction: "DE", reason: "standard_rated" };

test("an amount whose tax is not known yet has none in its total", () => {
  expect(quote(sale, null)).toMatchObject({ net_amount: 1000, tax_amount: null, total_amount: 1000 });
});

test("nothing to pay needs no address to know its tax", () => {
  const nothing = { tax_amount: 0, total_amount: 0 };
  expect(quote({ ...sale, amount: 0 }, null)).toMatchObject(nothing);
  expect(quote({ ...sale, discount_amount: 1000 }, null)).toMatchObject({ ...nothing, net_amount: 0 });
});

test("tax is on what the discount leaves", () => {
  const less = { ...sale, discount_amount: 200 };
  expect(quote(less, vat)).toMatchObject({ net_amount: 800, tax_amount: 152, total_amount: 952 });
  expect(quote({ ...less, behavior: "inclusive" }, vat)).toMatchObject({
    net_amount: 672,
    tax_amount: 128,
    total_amount: 800,
  });
  expect(quote(less, null)).toMatchObject({ net_amount: 800, tax_amount: null, total_amount: 800 });
});

test("an open checkout has expired at the very instant of its end; a confirmed one does not expire", () => {
  const end = new Date("2026-03-16T12:00:00Z");
  expect(statusAt("open", end, new Date(end.getTime() - 1))).toBe("open");
  expect(statusAt("open", end, end)).toBe("expired");
  expect(statusAt("confirmed", end, new Date(end.getTime() + 1))).toBe("confirmed");
});
