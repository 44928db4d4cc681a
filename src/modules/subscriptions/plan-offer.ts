import { amountForSeats, seatBounds, seatsText } from "@/lib/seats";
import type { ProductPrice } from "@/modules/products/schema";
import { amountText, type Cycle } from "./subscription-text";

/** What a subscription would cost by another product, for one period, minor units. */
export type PlanOffer = { price_id: string; amount: number; seats: number | null };

/**
 * What a product is sold for to a subscription of this currency and so many seats; of one that has none yet, the fewest.
 * Null: it is not for sale so.
 */
export function offerOf(
  prices: readonly ProductPrice[],
  { currency, seats }: { currency: string; seats: number | null },
): PlanOffer | null {
  const price = prices.find((each) => each.price_currency === currency && each.amount_type !== "custom");
  if (!price || price.amount_type === "custom") return null;
  if (price.amount_type === "fixed") return { price_id: price.id, amount: price.price_amount, seats: null };
  const { minimum, maximum } = seatBounds(price.seat_tiers);
  const wanted = seats ?? minimum;
  if (wanted < minimum || (maximum !== null && wanted > maximum)) return null;
  return { price_id: price.id, amount: amountForSeats(price.seat_tiers, wanted), seats: wanted };
}

/** `$29.00 per month`, `5 seats for $45.00 per month`. */
export const offerText = ({ amount, seats }: PlanOffer, terms: Cycle & { currency: string }): string =>
  soldText({ ...terms, amount, seats });

/** The same of a subscription that is there. */
export const soldText = (of: Cycle & { amount: number; currency: string; seats: number | null }): string =>
  of.seats === null ? amountText(of) : `${seatsText(of.seats)} for ${amountText(of)}`;
