/** What seats cost by their number, as a price says it. Minor units. */
type Tiers = {
  seat_tier_type: "volume" | "graduated";
  tiers: readonly { min_seats: number; max_seats: number | null; price_per_seat: number }[];
};

/** Between which numbers of seats a price is; `maximum` null: any more. */
export function seatBounds({ tiers }: Pick<Tiers, "tiers">): { minimum: number; maximum: number | null } {
  return { minimum: tiers[0]?.min_seats ?? 1, maximum: tiers.at(-1)?.max_seats ?? null };
}

/** How many seats cost how much each, minor units; they lie within the bounds. */
function seatParts({ seat_tier_type, tiers }: Tiers, seats: number): { seats: number; each: number }[] {
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

/** Writes an amount of minor units. */
type Money = (amount: number) => string;

/** `$12.00 per seat`, `From $8.00 per seat`. */
export function seatPriceText({ tiers }: Pick<Tiers, "tiers">, money: Money): string {
  const prices = tiers.map(({ price_per_seat }) => price_per_seat);
  return `${new Set(prices).size > 1 ? "From " : ""}${money(Math.min(...prices))} per seat`;
}

/** How the price of so many seats comes to be: `5 seats × $9.00`, `12 seats: 10 × $10.00 + 2 × $8.00`. */
export function seatSumText(tiers: Tiers, seats: number, money: Money): string {
  const [first, ...more] = seatParts(tiers, seats);
  if (!first) return seatsText(seats);
  if (more.length === 0) return `${seatsText(seats)} × ${money(first.each)}`;
  const parts = [first, ...more].map((part) => `${part.seats} × ${money(part.each)}`);
  return `${seatsText(seats)}: ${parts.join(" + ")}`;
}
