import type { SeatTiers } from "./seat-tiers";

/** A tier of a price by the seat: up to how many seats, and what each costs. It begins where the one before it ends. */
export type TierDraft = { max: number | null; price: number | null };

/** Tiers while they are written. */
type Draft = {
  tierType: SeatTiers["seat_tier_type"];
  tiers: readonly TierDraft[];
  /** The fewest seats that can be bought; null: one. */
  least: number | null;
};

/** From how many seats on each tier is. Where the one before it has no end yet, as if it were for one seat. */
export function tierStarts({ tiers, least }: Pick<Draft, "tiers" | "least">): number[] {
  let next = least ?? 1;
  return tiers.map(({ max }) => {
    const start = next;
    next = (max ?? start) + 1;
    return start;
  });
}

/** One more tier, which goes on for any number where the last one did; that one ends after ten seats. */
export function withTier(draft: Pick<Draft, "tiers" | "least">): TierDraft[] {
  const start = tierStarts(draft).at(-1) ?? 1;
  const last = draft.tiers.length - 1;
  const ended = draft.tiers.map((tier, index) =>
    index === last ? { ...tier, max: tier.max ?? start + 9 } : tier,
  );
  return [...ended, { max: null, price: null }];
}

/** The tiers without one; the one before it goes on to where it ended. */
export const withoutTier = (tiers: readonly TierDraft[], at: number): TierDraft[] =>
  tiers.flatMap((tier, index) => {
    if (index === at) return [];
    return [index === at - 1 && at === tiers.length - 1 ? { ...tier, max: tiers[at]?.max ?? null } : tier];
  });

/** What the form posts of the tiers, by the names of the wire. */
export function tierFields(draft: Draft): { [name: string]: string | number | null } {
  const starts = tierStarts(draft);
  const tiers = draft.tiers.map(({ max, price }, index) => ({
    [`seat_tiers.tiers.${index}.min_seats`]: starts[index] ?? null,
    [`seat_tiers.tiers.${index}.max_seats`]: max,
    [`seat_tiers.tiers.${index}.price_per_seat`]: price,
  }));
  return Object.assign({ "seat_tiers.seat_tier_type": draft.tierType }, ...tiers);
}

/** The tiers as they were if they were saved now, and a number of seats that shows how they count; null while something is missing. */
export function exampleOf(draft: Draft): { tiers: SeatTiers; seats: number } | null {
  const starts = tierStarts(draft);
  const tiers = draft.tiers.flatMap(({ max, price }, index) =>
    price === null || (max === null && index < draft.tiers.length - 1)
      ? []
      : [{ min_seats: starts[index] ?? 1, max_seats: max, price_per_seat: price }],
  );
  if (tiers.length < draft.tiers.length) return null;
  if (tiers.some(({ min_seats, max_seats }) => max_seats !== null && max_seats < min_seats)) return null;
  const wish = tiers.length > 1 ? (tiers[0]?.max_seats ?? 0) + 2 : Math.max(5, starts[0] ?? 1);
  const seats = Math.min(wish, tiers.at(-1)?.max_seats ?? wish);
  return { tiers: { seat_tier_type: draft.tierType, tiers }, seats };
}
