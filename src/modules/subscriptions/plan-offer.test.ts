import { expect, test } from "vitest";
import type { ProductPrice } from "@/modules/products/schema";
import { offerOf, offerText } from "./plan-offer";

const tiers = [
  { min_seats: 3, max_seats: 10, price_per_seat: 900 },
  { min_seats: 11, max_seats: 20, price_per_seat: 700 },
];
const bySeat = {
  id: "seats",
  amount_type: "seat_based",
  price_currency: "usd",
  seat_tiers: { seat_tier_type: "volume", tiers, minimum_seats: 3, maximum_seats: 20 },
} as ProductPrice;
const fixed = {
  id: "fixed",
  amount_type: "fixed",
  price_currency: "eur",
  price_amount: 2_900,
} as ProductPrice;
const custom = { id: "any", amount_type: "custom", price_currency: "gbp" } as ProductPrice;
const prices = [custom, fixed, bySeat];

test("a plan by the seat is offered for the seats that there are, or for the fewest", () => {
  expect(offerOf(prices, { currency: "usd", seats: 12 })).toEqual({
    price_id: "seats",
    amount: 8_400,
    seats: 12,
  });
  expect(offerOf(prices, { currency: "usd", seats: null })).toMatchObject({ amount: 2_700, seats: 3 });
});

test("what is not sold so is not offered: too few or too many seats, another currency, an amount of one's own", () => {
  expect(offerOf(prices, { currency: "usd", seats: 2 })).toBeNull();
  expect(offerOf(prices, { currency: "usd", seats: 21 })).toBeNull();
  expect(offerOf(prices, { currency: "gbp", seats: null })).toBeNull();
  expect(offerOf(prices, { currency: "chf", seats: null })).toBeNull();
});

test("an offer names the seats that its price is for", () => {
  const terms = { currency: "usd", recurring_interval: "month", recurring_interval_count: 1 };
  expect(offerText({ price_id: "", amount: 8_400, seats: 12 }, terms)).toBe("12 seats for $84.00 per month");
  expect(offerText({ price_id: "", amount: 2_900, seats: null }, terms)).toBe("$29.00 per month");
});
