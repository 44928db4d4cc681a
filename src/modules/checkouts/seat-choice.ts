/** Between which numbers of seats the buyer may choose: those of the price, as far as the organization lets them; `max` null: any more. */
export function seatChoice(
  { minimum_seats, maximum_seats }: { minimum_seats: number; maximum_seats: number | null },
  { min_seats, max_seats }: { min_seats: number | null; max_seats: number | null },
): { min: number; max: number | null } {
  const most = [maximum_seats, max_seats].filter((each) => each !== null);
  return { min: Math.max(minimum_seats, min_seats ?? 1), max: most.length > 0 ? Math.min(...most) : null };
}
