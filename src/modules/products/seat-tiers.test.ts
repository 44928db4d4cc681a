import fc from "fast-check";
import { expect, test } from "vitest";
import { amountForSeats, seatBounds, soldLabel } from "@/lib/seats";
import { SeatTiers, whyNotSeats } from "./seat-tiers";

/** Tiers that follow each other: how many seats each is for, and what one costs. */
const tiersOf = (
  type: "volume" | "graduated",
  rows: readonly [width: number, price: number][],
  isOpen = false,
) => {
  let before = 0;
  const tiers = rows.map(([width, price_per_seat], index) => {
    const min_seats = before + 1;
    before += width;
    const max_seats = isOpen && index === rows.length - 1 ? null : before;
    return { min_seats, max_seats, price_per_seat };
  });
  return SeatTiers.parse({ seat_tier_type: type, tiers });
};

const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.nat(100_000)), {
  minLength: 1,
  maxLength: 6,
});

test("of a graduated price each seat costs what the tier it falls in says", () =>
  fc.assert(
    fc.property(rows, fc.nat(300), fc.boolean(), (given, wish, isOpen) => {
      const tiers = tiersOf("graduated", given, isOpen);
      const { minimum, maximum } = seatBounds(tiers);
      const seats = Math.min(Math.max(wish, minimum), maximum ?? wish + 1);
      let sum = 0;
      for (let seat = 1; seat <= seats; seat++)
        sum +=
          tiers.tiers.find(({ max_seats }) => max_seats === null || seat <= max_seats)?.price_per_seat ?? 0;
      expect(amountForSeats(tiers, seats)).toBe(sum);
    }),
  ));

test("of a volume price all seats cost what the tier of their number says", () =>
  fc.assert(
    fc.property(rows, fc.nat(300), (given, wish) => {
      const tiers = tiersOf("volume", given);
      const seats = Math.min(Math.max(wish, 1), seatBounds(tiers).maximum ?? 1);
      const tier = tiers.tiers.find(
        ({ min_seats, max_seats }) => min_seats <= seats && seats <= (max_seats ?? seats),
      );
      expect(amountForSeats(tiers, seats)).toBe(seats * (tier?.price_per_seat ?? Number.NaN));
    }),
  ));

test("one more seat never costs less where prices are graduated", () =>
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 300 }), (given, seats) => {
      const tiers = tiersOf("graduated", given, true);
      expect(amountForSeats(tiers, seats + 1)).toBeGreaterThanOrEqual(amountForSeats(tiers, seats));
    }),
  ));

test("a price is for as many seats as its tiers say, and says why it is not for others", () => {
  const tiers = SeatTiers.parse({ tiers: [{ min_seats: 3, max_seats: 10, price_per_seat: 500 }] });
  expect([2, 3, 10, 11].map((seats) => whyNotSeats(tiers, seats))).toEqual([
    "At least 3 seats.",
    null,
    null,
    "At most 10 seats.",
  ]);
});

test("a sale says for how many seats it is", () =>
  expect([soldLabel("Team", null), soldLabel("Team", 1), soldLabel("Team", 5)]).toEqual([
    "Team",
    "Team, 1 seat",
    "Team, 5 seats",
  ]));
