import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { begun } from "./begin";
import type { Line } from "./bill";
import { type Change, changedPlan, movedPeriodEnd } from "./change";
import { reminderAt } from "./due";
import { later } from "./life";
import { afterCycles, type Cycle } from "./periods";
import { INSTANTS, LEAST, paidFrom, termsOf } from "./samples";
import type { State } from "./state";
import { stepAt } from "./step";

const at = (date: string) => new Date(`${date}T00:00:00Z`);
const net = (lines: readonly Line[]) =>
  lines.reduce((all, line) => all + line.amount - line.discount_amount, 0);
const moved = (state: State, to: string) => movedPeriodEnd(state, at(to), LEAST);
const paid = paidFrom(at("2026-04-01"), termsOf(3000));
const free = termsOf(0);
const dropped = ({ after }: Change, now: Date) =>
  net(changedPlan(after, free, "invoice", { now, least: LEAST, id: "pending" }).bill?.lines ?? []);

describe("an end of the period that is moved", () => {
  test("forward gives back what was paid beyond it, with the next order", () => {
    const { pending, bill, after } = moved(paid, "2026-04-11");
    expect([bill, pending[0]?.label, pending[0]?.amount]).toEqual([
      null,
      "Unused time on Plan until 2026-05-01",
      -2000,
    ]);
    expect(stepAt(after, at("2026-04-11"), LEAST)?.bill?.period).toEqual({
      start: at("2026-04-11"),
      end: at("2026-05-11"),
    });
  });

  test("back is a gift, and taking the gift back gives nothing", () => {
    const gift = moved(paid, "2026-06-01");
    expect(gift.pending).toEqual([]);
    expect(moved(gift.after, "2026-05-01").pending).toEqual([]);
    expect(net(moved(gift.after, "2026-04-16").pending)).toBe(-1500);
  });

  test("to and fro comes to what the last date alone would", () => {
    const cut = moved(paid, "2026-04-11");
    const back = moved(cut.after, "2026-04-21");
    expect(net([...cut.pending, ...back.pending])).toBe(net(moved(paid, "2026-04-21").pending));
    expect(back.pending[0]?.label).toBe("Remaining time on Plan until 2026-04-21");
    expect(net([...cut.pending, ...moved(cut.after, "2026-08-01").pending])).toBe(0);
  });

  test("leaves a plan that costs its seconds: who then drops it gets back what is left and no more", () => {
    const cut = moved(paid, "2026-04-11");
    expect(dropped(cut, at("2026-04-01"))).toBe(-1000);
    expect(dropped(cut, at("2026-04-06"))).toBe(-500);
    expect(dropped(moved(paid, "2026-05-31"), at("2026-05-01"))).toBe(-1500);
  });

  test("never makes a period pay its customer, whatever is moved and when it is dropped", () => {
    const cycles = fc.constantFrom<Cycle["interval"]>("day", "week", "month", "year");
    const days = fc.double({ min: 0.01, max: 500, noNaN: true });
    fc.assert(
      fc.property(
        fc.date(INSTANTS),
        cycles,
        fc.array(days, { minLength: 1, maxLength: 5 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (begin, interval, ends, share) => {
          const price = 1_000_000;
          let state = paidFrom(begin, termsOf(price, { cycle: { interval, count: 1 } }));
          let cost = price;
          for (const end of ends) {
            const change = movedPeriodEnd(state, later(begin, end), LEAST);
            [state, cost] = [change.after, cost + net(change.pending)];
            expect(cost).toBeGreaterThanOrEqual(0);
            expect(cost).toBeLessThanOrEqual(price + ends.length);
          }
          const now = later(begin, share * (ends.at(-1) ?? 0));
          expect(
            cost + dropped({ after: state, bill: null, pending: [], told: [] }, now),
          ).toBeGreaterThanOrEqual(-ends.length);
        },
      ),
    );
  });

  test("of a trial moves the trial and costs nothing", () => {
    const trial = begun(termsOf(3000), at("2026-04-01"), { trialEnd: at("2026-04-15"), discount: null });
    const { after, pending } = moved(trial, "2026-04-08");
    expect([after.trial_end, pending]).toEqual([at("2026-04-08"), []]);
  });
});

describe("a reminder", () => {
  const yearly = termsOf(3000, { cycle: { interval: "year", count: 1 } });
  const year = paidFrom(at("2026-01-01"), yearly);

  test("comes a week before a long period is renewed, once, and not before a short one", () => {
    expect(reminderAt(year)).toEqual(at("2026-12-25"));
    const step = stepAt(year, at("2026-12-26"), LEAST);
    expect([step?.mail, step?.bill, step && reminderAt(step.after)]).toEqual(["renewal_ahead", null, null]);
    expect(reminderAt(paid)).toBeNull();
    expect(stepAt(year, afterCycles(at("2026-01-01"), yearly.cycle, 1), LEAST)?.mail).toBe("renewed");
  });

  test("comes not where nothing is charged next: it ends, it pauses, it is free", () => {
    expect(reminderAt({ ...year, cancel_at_period_end: true })).toBeNull();
    expect(reminderAt({ ...year, pause_at_period_end: true })).toBeNull();
    expect(reminderAt({ ...year, terms: { ...yearly, amount: 0 } })).toBeNull();
    const waits = { id: "pending", created_at: "", terms: { ...yearly, amount: 0 } };
    expect(reminderAt({ ...year, pending_update: waits })).toBeNull();
  });
});
