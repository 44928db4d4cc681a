import { formatMinor } from "@/components/ui/money-text";
import type { ProductPrice } from "./price-schema";
import { seatParts, seatsText } from "./seat-sums";
import type { SeatTiers } from "./seat-tiers";

/** `$29.00`, `Free`, `From $5.00`, `Pay what you want`, `$12.00 per seat`. */
export function priceText(price: ProductPrice): string {
  if (price.amount_type === "fixed")
    return price.price_amount === 0 ? "Free" : formatMinor(price.price_amount, price.price_currency);
  if (price.amount_type === "seat_based") return seatPriceText(price);
  if (price.minimum_amount > 0) return `From ${formatMinor(price.minimum_amount, price.price_currency)}`;
  return `Pay what you want (${price.price_currency.toUpperCase()})`;
}

/** `$12.00 per seat`, `From $8.00 per seat`. */
export function seatPriceText({
  seat_tiers,
  price_currency,
}: Extract<ProductPrice, { amount_type: "seat_based" }>): string {
  const prices = seat_tiers.tiers.map(({ price_per_seat }) => price_per_seat);
  const least = formatMinor(Math.min(...prices), price_currency);
  return `${new Set(prices).size > 1 ? "From " : ""}${least} per seat`;
}

/** How the price of so many seats comes to be: `5 seats × $9.00`, `12 seats: 10 × $10.00 + 2 × $8.00`. */
export function seatSumText(tiers: SeatTiers, seats: number, currency: string): string {
  const [first, ...more] = seatParts(tiers, seats);
  if (!first) return seatsText(seats);
  if (more.length === 0) return `${seatsText(seats)} × ${formatMinor(first.each, currency)}`;
  const parts = [first, ...more].map((part) => `${part.seats} × ${formatMinor(part.each, currency)}`);
  return `${seatsText(seats)}: ${parts.join(" + ")}`;
}

/** All prices of a product in a few words: the first, and how many more. */
export function pricesText([first, ...more]: readonly ProductPrice[]): string {
  if (!first) return "No price";
  return more.length > 0 ? `${priceText(first)} and ${more.length} more` : priceText(first);
}
