import type { Address } from "@/lib/address";
import { invalidField } from "@/lib/errors";
import { chargeStepOf, formatMoney } from "@/lib/money";
import { amountForSeats, leastChargeOf, whyNotSeats } from "@/modules/products";
import type { ProductPrice } from "@/modules/products/schema";
import { applyTax, behaviorFor, type Tax, type TaxBehavior } from "@/modules/tax";
import type { TaxBehaviorOption } from "@/modules/tax/schema";
import type { CheckoutStatus } from "./schema";
import { seatChoice } from "./seat-choice";

/** 24 hours, in milliseconds. */
export const CHECKOUT_LIFETIME_MS = 24 * 60 * 60 * 1_000;

/** What a checkout comes to; amounts in minor units. `tax` is null while the address does not tell it. */
export type Quote = {
  amount: number;
  discount_amount: number;
  net_amount: number;
  tax_amount: number | null;
  total_amount: number;
  tax_behavior: TaxBehavior | null;
  tax: Tax | null;
};

type Sale = {
  amount: number;
  discount_amount: number;
  currency: string;
  behavior: TaxBehaviorOption;
  address: Address | null;
};

/** What the buyer chose, and, of seats, what the organization lets them choose from. */
type Chosen = {
  amount: number | null | undefined;
  seats: number | null;
  min_seats: number | null;
  max_seats: number | null;
};

/**
 * What a price comes to: the fixed one, nothing for a free one, the buyer's choice within bounds for a custom one
 * (without a choice: the preset, else the minimum), what so many seats cost for one by the seat (without a choice: the fewest).
 * @throws RequestValidationError at `amount` or `seats` when the choice lies outside.
 */
export function amountFor(price: ProductPrice, chosen: Chosen): { amount: number; seats: number | null } {
  const refuse = (why: string) => invalidField("seats", why);
  if (price.amount_type !== "seat_based") {
    if (chosen.seats !== null) throw refuse("This price is not by the seat.");
    return { amount: chosenAmount(price, chosen.amount), seats: null };
  }
  const { minimum_seats, maximum_seats } = price.seat_tiers;
  const { min, max } = seatChoice(price.seat_tiers, chosen);
  if (max !== null && max < min)
    throw refuse(`This price is for ${minimum_seats} to ${maximum_seats ?? "any number of"} seats.`);
  const seats = chosen.seats ?? min;
  if (seats < min) throw refuse(`At least ${min}.`);
  if (max !== null && seats > max) throw refuse(`At most ${max}.`);
  const why = whyNotSeats(price.seat_tiers, seats);
  if (why) throw refuse(why);
  return { amount: amountForSeats(price.seat_tiers, seats), seats };
}

function chosenAmount(
  price: Exclude<ProductPrice, { amount_type: "seat_based" }>,
  chosen: number | null | undefined,
): number {
  if (price.amount_type === "fixed") return price.price_amount;
  const { minimum_amount: minimum, maximum_amount: maximum, price_currency: currency } = price;
  if (chosen === null || chosen === undefined) return price.preset_amount ?? minimum;
  if (chosen < minimum)
    throw invalidField("amount", `At least ${formatMoney(minimum, currency)}.`, "greater_than_equal");
  if (maximum !== null && chosen > maximum)
    throw invalidField("amount", `At most ${formatMoney(maximum, currency)}.`, "less_than_equal");
  if (chosen % chargeStepOf(currency) !== 0)
    throw invalidField("amount", "In this currency an amount ends in 0.", "multiple_of");
  const least = leastChargeOf(currency);
  if (chosen > 0 && chosen < least)
    throw invalidField(
      "amount",
      `At least ${formatMoney(least, currency)}, or nothing.`,
      "greater_than_equal",
    );
  return chosen;
}

/** What is left of the amount to pay, before tax is put on it. */
export const payable = ({ amount, discount_amount }: { amount: number; discount_amount: number }): number =>
  amount - discount_amount;

/** Puts amount, discount and tax together: `net` + `tax` = `total`. */
export function quote(sale: Sale, tax: Tax | null): Quote {
  const { amount, discount_amount } = sale;
  const base = { amount, discount_amount };
  const left = payable(sale);
  if (left > 0 && !tax)
    return {
      ...base,
      net_amount: left,
      tax_amount: null,
      total_amount: left,
      tax_behavior: null,
      tax: null,
    };
  const behavior = behaviorFor(sale.behavior, sale.address);
  const taxed = applyTax(left, tax?.rate_ppm ?? 0, behavior, chargeStepOf(sale.currency));
  return {
    ...base,
    net_amount: taxed.net,
    tax_amount: taxed.tax,
    total_amount: taxed.total,
    tax_behavior: behavior,
    tax,
  };
}

/** An open checkout past its time has expired, though no job may have said so yet. */
export const statusAt = (status: CheckoutStatus, expiresAt: Date, now: Date): CheckoutStatus =>
  status === "open" && expiresAt <= now ? "expired" : status;
