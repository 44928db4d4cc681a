import { describe, expect, test } from "vitest";
import type { Line } from "./bill";
import { canceledAtPeriodEnd } from "./cancel";
import { changedPlan, type ProrationBehavior } from "./change";
import { forbidden } from "./forbidden";
import { afterCycles, type Cycle } from "./periods";
import { LEAST, paidFrom, percent, termsOf } from "./samples";
import type { State, Terms } from "./state";
import { stepAt } from "./step";

const at = (time: string) => new Date(`2026-${time}Z`);
const change = (state: State, terms: Terms, behavior: ProrationBehavior, now: Date) =>
  changedPlan(state, terms, behavior, { now, least: LEAST, id: "pending" });
const net = (lines: readonly Line[]) =>
  lines.reduce((all, line) => all + line.amount - line.discount_amount, 0);
const state = paidFrom(at("04-01T00:00:00"), termsOf(3000));
const pro = termsOf(6000, { product_name: "Pro", price_id: "pro" });

describe("a change of plan that begins a new cycle", () => {
  const cycles: Cycle[] = [
    { interval: "year", count: 1 },
    { interval: "month", count: 3 },
    { interval: "day", count: 1 },
  ];
  const now = at("04-16T10:00:00");

  test("gives the rest back and charges a whole period from now: another interval, a reset, an upgrade from free", () => {
    // 350 of 720 hours are left.
    const rest = -1458;
    for (const cycle of cycles) {
      const { bill, after } = change(state, { ...pro, cycle }, "prorate", now);
      expect(bill?.lines.map((line) => [line.amount, line.proration])).toEqual([
        [rest, true],
        [6000, false],
      ]);
      expect(bill?.period).toEqual({ start: now, end: afterCycles(now, cycle, 1) });
      expect(stepAt(after, afterCycles(now, cycle, 1), LEAST)?.bill?.period.end).toEqual(
        afterCycles(now, cycle, 2),
      );
    }
    expect(net(change(state, pro, "reset", now).bill?.lines ?? [])).toBe(6000 + rest);
    const free = paidFrom(at("04-01T00:00:00"), termsOf(0));
    const upgrade = change(free, pro, "prorate", now);
    expect([upgrade.bill?.lines.length, net(upgrade.bill?.lines ?? [])]).toEqual([1, 6000]);
    expect(upgrade.after.current_period_end).toEqual(at("05-16T10:00:00"));
  });

  test("to a free plan and back costs the old price for its seconds, and one new period", () => {
    const down = change(state, termsOf(0), "invoice", now);
    const up = change(down.after, pro, "invoice", at("04-20T00:00:00"));
    expect(down.bill?.lines).toHaveLength(1);
    expect(net(up.bill?.lines ?? [])).toBe(6000);
  });

  test("ends with that cycle where it is canceled", () => {
    const { after } = change(canceledAtPeriodEnd(state, now).after, pro, "reset", now);
    expect([after.ends_at, forbidden(after)]).toEqual([at("05-16T10:00:00"), null]);
  });

  test("has no discount that was for the first period alone, and one that has covered none yet", () => {
    const once = percent(5000, { duration: "once" });
    const used = paidFrom(at("04-01T00:00:00"), termsOf(3000), once);
    expect(change(used, pro, "reset", now).after.period_discount).toBeNull();
    const fresh = { ...state, discount: once, discount_first_at: at("05-01T00:00:00") };
    expect(change(fresh, pro, "reset", now).after).toMatchObject({
      period_discount: once,
      discount_first_at: now,
    });
  });
});
