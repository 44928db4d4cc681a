import { formatMinor } from "@/components/ui/money-text";
import { seatPriceText } from "@/lib/seats";
import type { ProductPrice } from "./price-schema";

/** `$29.00`, `Free`, `From $5.00`, `Pay what you want`, `$12.00 per seat`. */
export function priceText(price: ProductPrice): string {
  if (price.amount_type === "fixed")
    return price.price_amount === 0 ? "Free" : formatMinor(price.price_amount, price.price_currency);
  if (price.amount_type === "seat_based")
    return seatPriceText(price.seat_tiers, (amount) => formatMinor(amount, price.price_currency));
  if (price.minimum_amount > 0) return `From ${formatMinor(price.minimum_amount, price.price_currency)}`;
  return `Pay what you want (${price.price_currency.toUpperCase()})`;
}

/** All prices of a product in a few words: the first, and how many more. */
export function pricesText([first, ...more]: readonly ProductPrice[]): string {
  if (!first) return "No price";
  return more.length > 0 ? `${priceText(first)} and ${more.length} more` : priceText(first);
}
