import fc from "fast-check";
import { chargeStepOf } from "@/lib/money";
import { begun } from "./begin";
import type { Cycle } from "./periods";
import type { SubscriptionDiscount, Terms } from "./state";

/** What property tests of the rules are fed with. Amounts in minor units, those of three decimals in tens. */
export const LEAST = 50;

export const instant = fc.date({
  min: new Date("2024-01-01T00:00:00Z"),
  max: new Date("2032-12-31T23:59:59Z"),
  noInvalidDate: true,
});

export const currency = fc.constantFrom("usd", "jpy", "kwd");

export const cycle: fc.Arbitrary<Cycle> = fc.record({
  interval: fc.constantFrom("day", "week", "month", "year"),
  count: fc.integer({ min: 1, max: 4 }),
});

export const monthly: Cycle = { interval: "month", count: 1 };

export const termsOf = (amount: number, given: Partial<Terms> = {}): Terms => ({
  product_id: "product",
  product_name: "Plan",
  price_id: "price",
  amount,
  currency: "usd",
  cycle: monthly,
  tax_behavior: "exclusive",
  ...given,
});

/** Prices of one currency and cycle, paid ones where `min` is above nothing. */
export const prices = (inCurrency: string, count: number, min = 0): fc.Arbitrary<number[]> =>
  fc.array(
    fc.integer({ min, max: 5_000_000 }).map((amount) => amount * chargeStepOf(inCurrency)),
    { minLength: count, maxLength: count },
  );

export const percent = (basis_points: number, given: Partial<SubscriptionDiscount> = {}) => ({
  type: "percentage" as const,
  basis_points,
  amounts: null,
  duration: "forever" as const,
  duration_in_months: null,
  ...given,
});

export const discount: fc.Arbitrary<SubscriptionDiscount> = fc
  .record({
    points: fc.option(fc.integer({ min: 1, max: 10_000 })),
    off: fc.integer({ min: 1, max: 200_000 }).map((each) => each * 10),
    duration: fc.constantFrom("once", "repeating", "forever"),
    months: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ points, off, duration, months }) => ({
    type: points === null ? "fixed" : "percentage",
    basis_points: points,
    amounts: points === null ? { usd: off, jpy: off, kwd: off } : null,
    duration,
    duration_in_months: duration === "repeating" ? months : null,
  }));

export const paidFrom = (at: Date, terms: Terms, given: SubscriptionDiscount | null = null) =>
  begun(terms, at, { trialEnd: null, discount: given });
