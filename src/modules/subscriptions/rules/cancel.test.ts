import { describe, expect, test } from "vitest";
import { begun, trialEndOf } from "./begin";
import { canceledAtPeriodEnd, endedNow, pausedAtPeriodEnd, uncanceled, unpaused } from "./cancel";
import { movedPeriodEnd } from "./change";
import { dueAt } from "./due";
import { caughtUp } from "./life";
import { pastDue, recovered, unpaid } from "./recover";
import { LEAST, paidFrom, termsOf } from "./samples";
import type { State } from "./state";
import { resumed, type Step } from "./step";

const at = (date: string) => new Date(`${date}T10:00:00Z`);
const start = at("2026-01-31");
const paid = paidFrom(start, termsOf(3000));
const _trial = begun(termsOf(3000), start, {
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

describe("a cancellation", () => {
  test("lets the period run out and bills nothing more", () => {
    const canceled = canceledAtPeriodEnd(paid, at("2026-02-10"));
    expect([canceled.told, canceled.after.ends_at]).toEqual([["updated", "canceled"], at("2026-02-28")]);
    const { seen, after } = steps(canceled.after, at("2027-01-01"));
    expect(seen.map(({ bill, told, mail }) => [bill, told, mail])).toEqual([
      [null, ["updated", "revoked"], "ended"],
    ]);
    expect([after.status, after.ended_at]).toEqual(["canceled", at("2026-02-28")]);
  });

  test("that is taken back leaves no trace", () => {
    expect(uncanceled(canceledAtPeriodEnd(paid, at("2026-02-10")).after).after).toEqual(paid);
  });

  test("ends when the period does, wherever its end was moved", () => {
    const moved = movedPeriodEnd(canceledAtPeriodEnd(paid, start).after, at("2026-03-05"), LEAST).after;
    expect(steps(moved, at("2027-01-01")).after.ended_at).toEqual(at("2026-03-05"));
  });

  test("ends what runs no period at once: a paused subscription, an unpaid one", () => {
    const paused = steps(pausedAtPeriodEnd(paid, null).after, at("2026-02-28")).after;
    for (const state of [paused, unpaid(pastDue(paid, start))])
      expect(canceledAtPeriodEnd(state, at("2026-03-10")).after).toMatchObject({
        status: "canceled",
        ended_at: at("2026-03-10"),
      });
  });

  test("now is told once as canceled", () => {
    expect(endedNow(paid, start).told).toEqual(["updated", "canceled", "revoked"]);
    expect(endedNow(canceledAtPeriodEnd(paid, start).after, start).told).toEqual(["updated", "revoked"]);
  });
});

describe("a pause", () => {
  const planned = pausedAtPeriodEnd(paid, at("2026-05-10"));

  test("bills nothing from the end of its period until the day it is over, and then from that day", () => {
    const { seen, starts } = steps(planned.after, at("2026-06-30"));
    expect(starts).toEqual(["2026-05-10", "2026-06-10"]);
    expect(seen.map(({ mail }) => mail)).toEqual(["paused", "resumed", "renewed"]);
  });

  test("without a date lasts until it is resumed", () => {
    const { after } = steps(pausedAtPeriodEnd(paid, null).after, at("2028-01-01"));
    expect([after.status, dueAt(after)]).toEqual(["paused", null]);
    expect(resumed(after, at("2028-01-01"), LEAST).bill?.period.start).toEqual(at("2028-01-01"));
  });

  test("that would be over before it begins does not come", () => {
    const moved = movedPeriodEnd(planned.after, at("2026-05-10"), LEAST).after;
    const { starts, after } = steps(moved, at("2026-05-10"));
    expect([starts, after.pause_at_period_end, after.resumes_at]).toEqual([["2026-05-10"], false, null]);
    expect(unpaused(planned.after).after).toEqual(paid);
  });

  test("and a cancellation exclude each other: the later word holds", () => {
    expect(canceledAtPeriodEnd(planned.after, start).after).toMatchObject({
      pause_at_period_end: false,
      resumes_at: null,
    });
    const instead = pausedAtPeriodEnd(canceledAtPeriodEnd(paid, start).after, null);
    expect(instead.after).toMatchObject({
      cancel_at_period_end: false,
      ends_at: null,
      pause_at_period_end: true,
    });
    expect(instead.told).toEqual(["updated", "uncanceled"]);
  });

  test("of one that owes goes on when a charge fails, and it owes still when it resumes", () => {
    const paused = steps(planned.after, at("2026-02-28")).after;
    for (const failed of [pastDue(paused, at("2026-03-01")), unpaid(pastDue(paused, at("2026-03-01")))]) {
      expect([failed.status, dueAt(failed)]).toEqual(["paused", at("2026-05-10")]);
      expect(resumed(failed, at("2026-03-02"), LEAST).after.status).toBe("past_due");
      expect(recovered(failed, at("2026-03-02"))).toEqual(paused);
    }
  });
});

test("what had been given up and is paid goes on from then, and what lay between is not billed", () => {
  const back = recovered(unpaid(pastDue(paid, at("2026-02-01"))), at("2026-04-15"));
  expect(steps(back, at("2026-05-20")).starts).toEqual(["2026-04-15", "2026-05-15"]);
  expect(recovered(unpaid(pastDue(paid, at("2026-02-01"))), at("2026-02-20"))).toEqual(paid);
});
