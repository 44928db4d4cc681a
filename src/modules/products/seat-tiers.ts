import { z } from "zod";
import { AmountInput, MAX_AMOUNT } from "@/lib/money";
import { amountForSeats, seatBounds, seatsText } from "@/lib/seats";

/** The most seats that one sale can have. */
export const MAX_SEATS = 10_000;

/** A number of seats that is sent. */
export const SeatCount = z.int().min(1).max(MAX_SEATS).meta({ description: "Seats.", example: 5 });

const SeatTier = z
  .object({
    min_seats: SeatCount.meta({ description: "From so many seats on." }),
    max_seats: SeatCount.nullish()
      .transform((most) => most ?? null)
      .meta({ description: "Up to so many, included. Null, in the last tier: any number." }),
    price_per_seat: AmountInput.meta({ description: "Minor units of the currency, for each seat." }),
  })
  .meta({ id: "SeatTier" });

/** What seats cost by their number. The tiers follow each other without a gap, and only the last may be open. */
export const SeatTiers = z
  .object({
    seat_tier_type: z.enum(["volume", "graduated"]).default("volume").meta({
      description:
        "`volume`: all seats cost what the tier of their number says. `graduated`: each costs what the tier it falls in says.",
    }),
    tiers: z.array(SeatTier).min(1).max(20),
  })
  .superRefine(({ tiers }, { addIssue }) => {
    tiers.forEach(({ min_seats, max_seats }, index) => {
      const refuse = (field: string, message: string) =>
        addIssue({ code: "custom", path: ["tiers", index, field], message });
      const before = tiers[index - 1];
      if (before?.max_seats === null) refuse("min_seats", "The tier before it has no end.");
      else if (before && min_seats !== before.max_seats + 1)
        refuse("min_seats", `It goes on where the tier before it ends: from ${before.max_seats + 1} on.`);
      if (max_seats !== null && max_seats < min_seats) refuse("max_seats", "Less than min_seats.");
    });
  })
  .meta({ id: "SeatTiersInput" });
export type SeatTiers = z.output<typeof SeatTiers>;

/** Why a price is not for so many seats, in words; null: it is. */
export function whyNotSeats(tiers: SeatTiers, seats: number): string | null {
  const { minimum, maximum } = seatBounds(tiers);
  if (seats < minimum) return `At least ${seatsText(minimum)}.`;
  if (maximum !== null && seats > maximum) return `At most ${seatsText(maximum)}.`;
  return amountForSeats(tiers, seats) > MAX_AMOUNT ? "So many seats are more than any payment can be." : null;
}
