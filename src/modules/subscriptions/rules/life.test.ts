import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { begun } from "./begin";
import { changedPlan } from "./change";
import { dueAt } from "./due";
import { forbidden } from "./forbidden";
import { actions, caughtUp, later } from "./life";
import type { Cycle, Period } from "./periods";
import { INSTANTS, LEAST, termsOf } from "./samples";
import { isLive, type State, type SubscriptionDiscount } from "./state";
import type { Step } from "./step";

const cycle = fc.record<Cycle>({
  interval: fc.constantFrom("day", "week", "month", "year"),
  count: fc.integer({ min: 1, max: 4 }),
});
const discount = fc.record<SubscriptionDiscount>({
  type: fc.constantFrom("percentage", "fixed"),
  basis_points: fc.integer({ min: 1, max: 10_000 }),
  amounts: fc
    .integer({ min: 1, max: 200_000 })
    .map((tens) => ({ usd: tens * 10, jpy: tens * 10, kwd: tens * 10 })),
  duration: fc.constantFrom("once", "repeating", "forever"),
  duration_in_months: fc.integer({ min: 1, max: 12 }),
});
const instant = fc.date(INSTANTS);
const amount = fc.nat(5_000_000);

const act = fc.record({
  wait: fc.double({ min: 0.01, max: 70, noNaN: true }),
  what: fc.constantFrom(
    ...(Object.keys(actions) as (keyof typeof actions)[]),
    "change" as const,
    "give" as const,
  ),
  days: fc.double({ min: 0.01, max: 90, noNaN: true }),
  behavior: fc.constantFrom("invoice" as const, "prorate" as const, "reset" as const, "next_period" as const),
  cycle,
  amount,
  discount,
});
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

function acted(state: State, { what, days, behavior, ...to }: Act, now: Date): State {
  if (what === "give") return { ...state, discount: to.discount, discount_first_at: null };
  if (what !== "change") return actions[what](state, now, days);
  const terms = termsOf(to.amount, { cycle: to.cycle });
  if (!isLive(state)) return state;
  return changedPlan(state, terms, behavior, { now, least: LEAST, id: "pending" }).after;
}

const life = fc.record({
  at: instant,
  cycle,
  amount,
  discount: fc.option(discount),
  trialDays: fc.option(fc.double({ min: 0.5, max: 60, noNaN: true })),
  acts: fc.array(act, { maxLength: 12 }),
});
type Life = typeof life extends fc.Arbitrary<infer Value> ? Value : never;

/** Lives it, and shows every step and every act. */
function lived(of: Life, seen: (before: State, step: Step) => void, done: (state: State, now: Date) => void) {
  const trialEnd = of.trialDays === null ? null : later(of.at, of.trialDays);
  const terms = termsOf(of.amount, { cycle: of.cycle });
  let [state, now] = [begun(terms, of.at, { trialEnd, discount: of.discount }), of.at];
  done(state, now);
  for (const each of of.acts) {
    now = later(now, each.wait);
    state = caughtUp(state, now, seen);
    state = acted(state, each, now);
    done(state, now);
  }
  return caughtUp(state, later(now, 400), seen);
}

describe("a subscription, whatever is done with it", () => {
  test("is never in a forbidden state", () => {
    const isAllowed = (state: State) => {
      expect(forbidden(state)).toBeNull();
    };
    fc.assert(
      fc.property(life, (of) => isAllowed(lived(of, (_, step) => isAllowed(step.after), isAllowed))),
      { numRuns: 1_000 },
    );
  });

  test("is billed for each period once: each begins where the one before ended, or when a pause is over", () => {
    fc.assert(
      fc.property(life, (of) => {
        const starts = new Set<number>();
        const bill = ({ period, from }: { period: Period; from: Date }) => {
          expect(period.start).toEqual(from);
          expect(period.end.getTime()).toBeGreaterThan(period.start.getTime());
          expect(starts.has(period.start.getTime())).toBe(false);
          starts.add(period.start.getTime());
        };
        lived(
          of,
          (before, step) => {
            if (!step.bill)
              return expect(step.after.current_period_start).toEqual(before.current_period_start);
            const from = before.status === "paused" ? before.resumes_at : before.current_period_end;
            bill({ period: step.bill.period, from: from ?? before.current_period_end });
            const { current_period_start: start, current_period_end: end } = step.after;
            expect(step.bill.period).toEqual({ start, end });
          },
          () => {},
        );
      }),
      { numRuns: 500 },
    );
  });

  test("that is caught up late is what it would be on time, and billed alike", () => {
    fc.assert(
      fc.property(life, fc.array(fc.double({ min: 0, max: 400, noNaN: true })), (of, stops) => {
        let [from, at] = [begun(termsOf(1), of.at, { trialEnd: null, discount: null }), of.at];
        lived(
          of,
          () => {},
          (state, now) => {
            [from, at] = [state, now];
          },
        );
        const bills: [unknown[], unknown[]] = [[], []];
        const late = caughtUp(from, later(at, 400), (_, { bill }) => bill && bills[0].push(bill));
        let onTime = from;
        for (const stop of [...stops.sort((a, b) => a - b), 400])
          onTime = caughtUp(onTime, later(at, stop), (_, { bill }) => bill && bills[1].push(bill));
        expect({ ...onTime, reminded_for: null }).toEqual({ ...late, reminded_for: null });
        expect(bills[1]).toEqual(bills[0]);
      }),
    );
  });

  test("is due only while there is something to do, and then no longer", () => {
    fc.assert(
      fc.property(life, (of) => {
        const end = lived(
          of,
          (before) => expect(dueAt(before)).not.toBeNull(),
          () => {},
        );
        if (end.status === "canceled" || end.status === "unpaid") expect(dueAt(end)).toBeNull();
        if (end.status === "paused") expect(dueAt(end)).toEqual(end.resumes_at);
        if (isLive(end)) expect(end.current_period_end >= (dueAt(end) ?? end.anchor_at)).toBe(true);
      }),
    );
  });
});
