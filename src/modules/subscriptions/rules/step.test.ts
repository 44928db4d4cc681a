import { describe, expect, test } from "vitest";
import { begun, trialEndOf } from "./begin";
import { changedPlan, movedTrialEnd } from "./change";
import { dueAt } from "./due";
import { caughtUp } from "./life";
import { pastDue } from "./recover";
import { LEAST, paidFrom, termsOf } from "./samples";
import type { State } from "./state";
import { type Step, stepAt } from "./step";

const at = (date: string) => new Date(`${date}T10:00:00Z`);
const start = at("2026-01-31");
const paid = paidFrom(start, termsOf(3000));
const trial = begun(termsOf(3000), start, {
  trialEnd: trialEndOf(start, { interval: "day", count: 14 }),
  discount: null,
});
const steps = (state: State, now: Date) => {
  const seen: Step[] = [];
  const after = caughtUp(state, now, (_, step) => seen.push(step));
  return {
    after,
    seen,
    starts: seen.flatMap(({ bill }) => bill?.period.start.toISOString().slice(0, 10) ?? []),
  };
};

describe("a renewal", () => {
  test("comes at the end of the period and not a moment before, for the period that follows", () => {
    expect(stepAt(paid, new Date(at("2026-02-28").getTime() - 1), LEAST)).toBeNull();
    const step = stepAt(paid, at("2026-02-28"), LEAST);
    expect(step?.bill).toMatchObject({
      period: { start: at("2026-02-28"), end: at("2026-03-31") },
      isFirstPaid: false,
    });
    expect(step?.bill?.line).toMatchObject({ amount: 3000, discount_amount: 0, proration: false });
    expect([step?.told, step?.mail]).toEqual([["updated"], "renewed"]);
  });

  test("after a long outage comes for every period that was missed", () => {
    expect(steps(paid, at("2026-06-01")).starts).toEqual([
      "2026-02-28",
      "2026-03-31",
      "2026-04-30",
      "2026-05-31",
    ]);
  });

  test("with a change that waited has its price, and its cycle from then on", () => {
    const yearly = termsOf(30_000, { cycle: { interval: "year", count: 1 } });
    const waiting = changedPlan(paid, yearly, "next_period", {
      now: start,
      least: LEAST,
      id: "pending",
    }).after;
    const { seen, after } = steps(waiting, at("2027-02-27"));
    const bills = seen.flatMap(({ bill }) => bill ?? []);
    expect(bills.map(({ line }) => line.amount)).toEqual([30_000]);
    expect([after.current_period_end, after.anchor_at]).toEqual([at("2027-02-28"), at("2026-02-28")]);
  });

  test("of one that is past due leaves it past due", () => {
    expect(stepAt(pastDue(paid, start), at("2026-02-28"), LEAST)?.after.status).toBe("past_due");
  });
});

describe("a trial", () => {
  test("ends with the first period that is paid for, which begins then and counts its days from there", () => {
    const [step] = steps(trial, at("2026-02-14")).seen.slice(-1);
    expect(step?.bill).toMatchObject({
      period: { start: at("2026-02-14"), end: at("2026-03-14") },
      isFirstPaid: true,
    });
    expect([step?.after.status, step?.told]).toEqual(["active", ["updated", "active"]]);
  });

  test("is reminded of once, three days ahead, and again where its end is moved", () => {
    expect(dueAt(trial)).toEqual(at("2026-02-11"));
    const { after, seen } = steps(trial, at("2026-02-13"));
    expect([seen.map(({ mail }) => mail), dueAt(after)]).toEqual([["trial_ending"], at("2026-02-14")]);
    expect(dueAt(movedTrialEnd(after, at("2026-02-24")).after)).toEqual(at("2026-02-21"));
  });

  test("given to one that pays postpones what it pays next, and forgets no debt", () => {
    const given = movedTrialEnd(pastDue(paid, start), at("2026-03-10")).after;
    const { starts, after } = steps(given, at("2026-03-10"));
    expect([starts, after.status]).toEqual([["2026-03-10"], "past_due"]);
  });
});
