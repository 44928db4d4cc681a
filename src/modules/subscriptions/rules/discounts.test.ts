import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { begun } from "./begin";
import { pausedAtPeriodEnd } from "./cancel";
import { movedPeriodEnd, movedTrialEnd } from "./change";
import { caughtUp, later } from "./life";
import { afterCycles } from "./periods";
import { INSTANTS, LEAST, monthly, percent, termsOf } from "./samples";
import type { State, SubscriptionDiscount } from "./state";

const YEARS = 3 * 366;

/** Which of the bills from `state` on had a discount. */
function discounted(state: State, now: Date): boolean[] {
  const bills: boolean[] = [];
  caughtUp(state, now, (_, { bill }) => bill && bills.push(bill.line.discount_amount > 0));
  return bills;
}
const first = (bills: readonly boolean[]) => {
  const count = bills.indexOf(false) < 0 ? bills.length : bills.indexOf(false);
  expect(bills.slice(count)).not.toContain(true);
  return count;
};

const kinds = fc
  .record({
    duration: fc.constantFrom("once" as const, "repeating" as const, "forever" as const),
    months: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ duration, months }) => ({
    discount: percent(5000, { duration, duration_in_months: duration === "repeating" ? months : null }),
    count: duration === "once" ? 1 : duration === "repeating" ? months : Number.POSITIVE_INFINITY,
  }));
const instant = fc.date(INSTANTS);
const days = fc.double({ min: 0.1, max: 80, noNaN: true });
const started = (at: Date, discount: SubscriptionDiscount | null, trialDays: number | null = null) =>
  begun(termsOf(3000), at, { trialEnd: trialDays === null ? null : later(at, trialDays), discount });

describe("a discount covers exactly its monthly periods", () => {
  const covers = (build: (at: Date, days: number, discount: SubscriptionDiscount) => State, before = 0) =>
    fc.assert(
      fc.property(instant, days, kinds, (at, days, { discount, count }) => {
        const bills = discounted(build(at, days, discount), later(at, YEARS));
        expect(bills.length).toBeGreaterThan(20);
        expect(first(bills)).toBe(Math.min(count - before, bills.length));
      }),
    );

  test("from the first on, which is billed as it begins", () => {
    covers((at, _, discount) => started(at, discount), 1);
  });

  test("after a trial, and after one that was moved", () => {
    covers((at, days, discount) => started(at, discount, days));
    covers((at, days, discount) => movedTrialEnd(started(at, discount, 40), later(at, days)).after);
    covers((at, days, discount) => movedPeriodEnd(started(at, discount, 40), later(at, days), LEAST).after);
  });

  test("where it is given in the middle of a period, from the next on, also if its end is moved then", () => {
    covers((at, _, discount) => ({ ...started(at, null), discount }));
    covers((at, days, discount) => {
      const state = started(at, null);
      const given = { ...state, discount, discount_first_at: state.current_period_end };
      return movedPeriodEnd(given, later(at, days), LEAST).after;
    });
  });

  test("where it is given ahead of a pause, from the day that is over", () => {
    covers(
      (at, days, discount) =>
        pausedAtPeriodEnd({ ...started(at, null), discount }, later(at, 40 + days)).after,
    );
  });
});

describe("a discount that has begun", () => {
  test("does not begin anew with a trial that is given later: its months count from the first period", () => {
    fc.assert(
      fc.property(instant, days, kinds, (at, days, { discount }) => {
        const state = movedTrialEnd(started(at, discount), later(at, 32 + days)).after;
        // Not a number of bills: two short months may begin within one, 30 January and 28 February.
        const end = {
          once: at,
          repeating: afterCycles(at, monthly, discount.duration_in_months ?? 0),
          forever: later(at, YEARS),
        }[discount.duration];
        caughtUp(state, later(at, YEARS - 1), (_, { bill }) => {
          if (bill) expect(bill.line.discount_amount > 0).toBe(bill.period.start < end);
        });
      }),
      {
        examples: [
          [
            new Date("2032-12-28T00:19:52.986Z"),
            0.9861922858796285,
            { discount: percent(5000, { duration: "repeating", duration_in_months: 2 }), count: 2 },
          ],
        ],
      },
    );
  });

  test("of 100 % bills nothing for its periods", () => {
    const all = started(
      new Date("2026-01-31T00:00:00Z"),
      percent(10_000, { duration: "repeating", duration_in_months: 2 }),
    );
    const due: number[] = [];
    caughtUp(
      all,
      new Date("2026-05-01T00:00:00Z"),
      (_, { bill }) => bill && due.push(bill.line.amount - bill.line.discount_amount),
    );
    expect(due).toEqual([0, 3000, 3000]);
  });
});
