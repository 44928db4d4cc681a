import { monthsAfter } from "@/lib/day";
import { divideToStep } from "@/lib/money";
import { type DiscountDuration, WHOLE } from "./schema";

/** What a discount takes off: basis points of the price, or an amount in minor units by currency. */
export type Worth =
  | { type: "percentage"; basis_points: number }
  | { type: "fixed"; amounts: Record<string, number> };

/** How far a discount may be redeemed, as far as that hangs on no customer. */
export type Validity = {
  deleted_at: Date | null;
  starts_at: Date | null;
  /** No longer part of the time. */
  ends_at: Date | null;
  max_redemptions: number | null;
  redemptions_count: number;
  /** Empty: every product. */
  product_ids: readonly string[];
};

/** Why a discount does not hold. */
export type Hindrance = "deleted" | "not_started" | "ended" | "used_up" | "other_product" | "other_currency";

/** Shares `total` by `weights`, whole units that add up to it: what rounding leaves goes to the largest remainders, the earlier first. */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (sum === 0n) return weights.map(() => 0);
  const exact = weights.map((weight) => BigInt(total) * BigInt(weight));
  const shares = exact.map((each) => Number(each / sum));
  let left = total - shares.reduce((all, share) => all + share, 0);
  const byRemainder = exact
    .map((each, index) => ({ index, remainder: each % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder) {
    if (left === 0) break;
    shares[index] = (shares[index] ?? 0) + 1;
    left -= 1;
  }
  return shares;
}

/**
 * What a discount takes off each of `lines`, minor units of `currency`: never more than the line, never less than nothing.
 * A percentage is rounded half away from zero to `step` on each line; a fixed amount is shared by largest remainder.
 */
export function discountLines(worth: Worth, lines: readonly number[], currency: string, step = 1): number[] {
  if (worth.type === "percentage")
    return lines.map((line) =>
      Math.min(line, Number(divideToStep(BigInt(line) * BigInt(worth.basis_points), BigInt(WHOLE), step))),
    );
  const steps = lines.map((line) => Math.floor(line / step));
  const all = steps.reduce((sum, each) => sum + each, 0);
  const off = Math.floor((worth.amounts[currency] ?? 0) / step);
  return shareOut(Math.min(off, all), steps).map((share) => share * step);
}

/**
 * What a discount takes off one price. Where less would remain than the currency's least charge, it takes off all: such a
 * rest cannot be charged. `least` and the result in minor units.
 */
export function discountOn(
  worth: Worth,
  price: number,
  currency: string,
  step: number,
  least: number,
): number {
  const [off = 0] = discountLines(worth, [price], currency, step);
  return off > 0 && price - off < least ? price : off;
}

/** What stands against redeeming a discount at `now` for a product in a currency, whoever buys; null when nothing does. */
export function hindranceOf(
  discount: Validity & Worth,
  sale: { now: Date; product_id: string; currency: string },
): Hindrance | null {
  const { deleted_at, starts_at, ends_at, max_redemptions: most } = discount;
  if (deleted_at) return "deleted";
  if (starts_at && sale.now < starts_at) return "not_started";
  if (ends_at && sale.now >= ends_at) return "ended";
  if (most !== null && discount.redemptions_count >= most) return "used_up";
  if (discount.product_ids.length > 0 && !discount.product_ids.includes(sale.product_id))
    return "other_product";
  if (discount.type === "fixed" && discount.amounts[sale.currency] === undefined) return "other_currency";
  return null;
}

/**
 * Whether a discount redeemed with the period that began at `first` still holds in the one that begins at `start`:
 * `once` in the first alone, `repeating` in those that begin within its months, `forever` in all.
 */
export function coversPeriod(
  { duration, duration_in_months: months }: { duration: DiscountDuration; duration_in_months: number | null },
  first: Date,
  start: Date,
): boolean {
  if (start < first) return false;
  if (duration === "forever") return true;
  if (duration === "once") return start.getTime() === first.getTime();
  return start < monthsAfter(first, months ?? 0);
}
