import { begun } from "./begin";
import type { Cycle } from "./periods";
import type { SubscriptionDiscount, Terms } from "./state";

/** What tests of the rules are fed with. The least charge of their currencies, minor units. */
export const LEAST = 50;

export const monthly: Cycle = { interval: "month", count: 1 };

export const termsOf = (amount: number, given: Partial<Terms> = {}): Terms => ({
  product_id: "product",
  product_name: "Plan",
  price_id: "price",
  amount,
  seats: null,
  currency: "usd",
  cycle: monthly,
  tax_behavior: "exclusive",
  ...given,
});

export const percent = (
  basis_points: number,
  given: Partial<SubscriptionDiscount> = {},
): SubscriptionDiscount => ({
  type: "percentage",
  basis_points,
  amounts: null,
  duration: "forever",
  duration_in_months: null,
  ...given,
});

export const paidFrom = (at: Date, terms: Terms, given: SubscriptionDiscount | null = null) =>
  begun(terms, at, { trialEnd: null, discount: given });

/** From which random instants are taken. */
export const INSTANTS = {
  min: new Date("2024-01-01T00:00:00Z"),
  max: new Date("2032-12-31T23:59:59Z"),
  noInvalidDate: true,
};

/** With two decimals, none, and three that are charged in tens. */
export const CURRENCIES = ["usd", "jpy", "kwd"] as const;
