import type { SeatTiers } from "./seat-tiers";

/** What counts of tiers for a sum; they may be half written. */
type Tiers = Pick<SeatTiers, "seat_tier_type" | "tiers">;

/** Between which numbers of seats a price is; `maximum` null: any more. */
export function seatBounds({ tiers }: Tiers): { minimum: number; maximum: number | null } {
  return { minimum: tiers[0]?.min_seats ?? 1, maximum: tiers.at(-1)?.max_seats ?? null };
}

/** How many seats cost how much each, minor units; they lie within the bounds. */
export function seatParts(
  { seat_tier_type, tiers }: Tiers,
  seats: number,
): { seats: number; each: number }[] {
  const within = tiers.filter(({ min_seats }) => min_seats <= seats);
  if (seat_tier_type === "volume") return [{ seats, each: within.at(-1)?.price_per_seat ?? 0 }];
  return within.map(({ max_seats, price_per_seat }, index) => {
    const before = within[index - 1]?.max_seats ?? 0;
    return { seats: Math.min(seats, max_seats ?? seats) - before, each: price_per_seat };
  });
}

/** What so many seats cost together, minor units; they lie within the bounds. */
export const amountForSeats = (tiers: Tiers, seats: number): number =>
  seatParts(tiers, seats).reduce((sum, part) => sum + part.seats * part.each, 0);

/** `1 seat`, `5 seats`. */
export const seatsText = (seats: number): string => `${seats} seat${seats === 1 ? "" : "s"}`;

/** What a sale of a product is called: `Team`, `Team, 5 seats`. */
export const soldLabel = (name: string, seats: number | null): string =>
  seats === null ? name : `${name}, ${seatsText(seats)}`;
