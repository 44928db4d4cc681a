import { moneyParts } from "@/components/ui/money-text";
import type { ProductPrice } from "./price-schema";
import type { SeatTiers } from "./seat-tiers";
import { type TierDraft, tierFields } from "./tier-draft";

/** A price while it is written: amounts in minor units of `currency`, null while empty. */
export type PriceDraft = {
  /** Tells the rows of a form apart. */
  key: string;
  /** The price on sale that this row began as. */
  kept: ProductPrice | null;
  type: "fixed" | "custom" | "free" | "seat_based";
  currency: string;
  amount: number | null;
  minimum: number | null;
  maximum: number | null;
  preset: number | null;
  /** By the seat: the tiers while they are written; the last goes on for any number where `max` is null. */
  tierType: SeatTiers["seat_tier_type"];
  tiers: readonly TierDraft[];
  /** The fewest seats that can be bought; null: one. */
  least: number | null;
  /** "": as the organization's default. */
  tax: "" | NonNullable<ProductPrice["tax_behavior"]>;
};

export type PriceChange = Partial<Omit<PriceDraft, "key" | "kept">>;

/** An empty row. */
export const newPrice = (key: string, currency: string): PriceDraft => ({
  key,
  kept: null,
  type: "fixed",
  currency,
  amount: null,
  minimum: null,
  maximum: null,
  preset: null,
  tierType: "volume",
  tiers: [{ max: null, price: null }],
  least: null,
  tax: "",
});

/** The row of a price on sale. */
export function draftOf(price: ProductPrice): PriceDraft {
  const draft: PriceDraft = {
    ...newPrice(price.id, price.price_currency),
    kept: price,
    tax: price.tax_behavior ?? "",
  };
  if (price.amount_type === "fixed")
    return price.price_amount === 0 ? { ...draft, type: "free" } : { ...draft, amount: price.price_amount };
  if (price.amount_type === "seat_based") {
    const { seat_tier_type, tiers } = price.seat_tiers;
    return {
      ...draft,
      type: "seat_based",
      tierType: seat_tier_type,
      tiers: tiers.map(({ max_seats, price_per_seat }) => ({ max: max_seats, price: price_per_seat })),
      // One is shown as an empty field.
      least: price.seat_tiers.minimum_seats === 1 ? null : price.seat_tiers.minimum_seats,
    };
  }
  return {
    ...draft,
    type: "custom",
    // No minimum is shown as an empty field.
    minimum: price.minimum_amount || null,
    maximum: price.maximum_amount,
    preset: price.preset_amount,
  };
}

/** What a row comes to, whatever else was typed into fields that its kind does not have. */
function meaning({ type, currency, tax, ...draft }: PriceDraft) {
  if (type === "free") return { type, currency, tax };
  if (type === "fixed") return { type, currency, tax, amount: draft.amount };
  if (type === "seat_based")
    return { type, currency, tax, tierType: draft.tierType, tiers: draft.tiers, least: draft.least ?? 1 };
  const { minimum, maximum, preset } = draft;
  return { type, currency, tax, minimum: minimum || null, maximum, preset };
}

/** Whether the row still says what the price on sale says, so that the price stays. */
export const staysAsItIs = (draft: PriceDraft): boolean =>
  draft.kept !== null && JSON.stringify(meaning(draft)) === JSON.stringify(meaning(draftOf(draft.kept)));

/** The same figure in another currency, not the same worth: 19.99 stays 19.99; null where the other has too few decimals. */
export function figureIn(amount: number | null, from: string, to: string): number | null {
  if (amount === null) return null;
  const shift = moneyParts(to).decimals - moneyParts(from).decimals;
  if (shift >= 0) return amount * 10 ** shift;
  const divisor = 10 ** -shift;
  return amount % divisor === 0 ? amount / divisor : null;
}

/** A row after a change; with another currency its figures stay. */
export function changePrice(draft: PriceDraft, change: PriceChange): PriceDraft {
  const next = { ...draft, ...change };
  if (next.currency === draft.currency) return next;
  const moved = (amount: number | null) => figureIn(amount, draft.currency, next.currency);
  return {
    ...next,
    amount: moved(next.amount),
    minimum: moved(next.minimum),
    maximum: moved(next.maximum),
    preset: moved(next.preset),
    tiers: next.tiers.map(({ max, price }) => ({ max, price: moved(price) })),
  };
}

/** The fields that the form posts for a row: its id alone while the price stays. */
export function priceFields(draft: PriceDraft, index: number): { name: string; value: string }[] {
  const given = (entries: Record<string, string | number | null>) =>
    Object.entries(entries).flatMap(([name, value]) =>
      value === null || value === "" ? [] : [{ name: `prices.${index}.${name}`, value: String(value) }],
    );
  if (draft.kept && staysAsItIs(draft)) return given({ id: draft.kept.id });
  const common = { amount_type: draft.type, price_currency: draft.currency, tax_behavior: draft.tax };
  if (draft.type === "free") return given(common);
  if (draft.type === "fixed") return given({ ...common, price_amount: draft.amount });
  if (draft.type === "seat_based") return given({ ...common, ...tierFields(draft) });
  return given({
    ...common,
    minimum_amount: draft.minimum,
    maximum_amount: draft.maximum,
    preset_amount: draft.preset,
  });
}
