import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chargeStepOf } from "@/lib/money";
import type { Line } from "./bill";
import { changedPlan, type ProrationBehavior } from "./change";
import { LEAST, paidFrom, percent, termsOf } from "./samples";
import type { State, SubscriptionDiscount, Terms } from "./state";
import { periodLine, stepAt } from "./step";

const discount = fc.record<SubscriptionDiscount>({
  type: fc.constantFrom("percentage", "fixed"),
  basis_points: fc.integer({ min: 1, max: 10_000 }),
  amounts: fc
    .integer({ min: 1, max: 200_000 })
    .map((tens) => ({ usd: tens * 10, jpy: tens * 10, kwd: tens * 10 })),
  duration: fc.constantFrom("once", "repeating", "forever"),
  duration_in_months: fc.integer({ min: 1, max: 12 }),
});
const prices = (inCurrency: string, count: number, min = 0) =>
  fc.array(
    fc.integer({ min, max: 5_000_000 }).map((amount) => amount * chargeStepOf(inCurrency)),
    { minLength: count, maxLength: count },
  );

const at = (time: string) => new Date(`2026-${time}Z`);
const change = (state: State, terms: Terms, behavior: ProrationBehavior, now: Date) =>
  changedPlan(state, terms, behavior, { now, least: LEAST, id: "pending" });
const net = (lines: readonly Line[]) =>
  lines.reduce((all, line) => all + line.amount - line.discount_amount, 0);
const state = paidFrom(at("04-01T00:00:00"), termsOf(3000));
const pro = termsOf(6000, { product_name: "Pro", price_id: "pro" });

describe("a change of plan", () => {
  test("gives the rest of the period back at the old price and charges it at the new one", () => {
    const { bill, after, told } = change(state, pro, "invoice", at("04-16T00:00:00"));
    expect(bill?.lines).toEqual([
      expect.objectContaining({
        label: "Unused time on Plan until 2026-05-01",
        price_id: "price",
        amount: -1500,
      }),
      expect.objectContaining({
        label: "Remaining time on Pro until 2026-05-01",
        price_id: "pro",
        amount: 3000,
      }),
    ]);
    expect(bill?.period).toEqual({ start: at("04-16T00:00:00"), end: at("05-01T00:00:00") });
    expect([after.terms, told]).toEqual([pro, ["updated"]]);
  });

  test("waits with its lines for the next order where that is wanted", () => {
    const { bill, pending, after } = change(state, pro, "prorate", at("04-16T00:00:00"));
    expect([bill, net(pending), after.terms]).toEqual([null, 1500, pro]);
  });

  test("and back in the same second costs nothing", () => {
    fc.assert(
      fc.property(
        prices("usd", 2, LEAST),
        fc.option(discount),
        fc.nat(29 * 86_400),
        (amounts, given, second) => {
          const [one = 0, other = 0] = amounts;
          const now = new Date(at("04-01T00:00:00").getTime() + second * 1000);
          const begin = paidFrom(at("04-01T00:00:00"), termsOf(one), given);
          const there = change(begin, termsOf(other), "invoice", now);
          const back = change(there.after, termsOf(one), "invoice", new Date(now.getTime() + 999));
          expect(net([...(there.bill?.lines ?? []), ...(back.bill?.lines ?? [])])).toBe(0);
        },
      ),
    );
  });

  test("in the last second costs that second, and after it nothing, so that no order is written", () => {
    const dear = termsOf(30 * 86_400 * 100);
    const first = change(state, dear, "invoice", at("04-30T23:59:59.999"));
    expect(net(first.bill?.lines ?? [])).toBe(100);
    expect(change(state, pro, "invoice", at("04-30T23:59:59.999")).bill).toBeNull();
  });

  test("in the first second gives back exactly what was paid, discount and all", () => {
    fc.assert(
      fc.property(prices("usd", 2, LEAST), discount, (amounts, given) => {
        const begin = paidFrom(at("04-01T00:00:00"), termsOf(amounts[0] ?? 0), given);
        const [credit] = change(begin, termsOf(amounts[1] ?? 0), "prorate", at("04-01T00:00:00.5")).pending;
        const paid = periodLine(begin, LEAST);
        expect([
          (credit?.amount ?? 0) + paid.amount,
          (credit?.discount_amount ?? 0) + paid.discount_amount,
        ]).toEqual([0, 0]);
      }),
    );
  });

  test("rounds what is paid after discount once, not price and discount apart", () => {
    const begin = paidFrom(at("04-01T00:00:00"), termsOf(200), percent(5000));
    const [credit] = change(begin, pro, "invoice", at("04-21T00:00:00")).bill?.lines ?? [];
    expect([credit?.amount, credit?.discount_amount]).toEqual([-67, -34]);
  });

  test("keeps the discount of the period, whatever has become of it since", () => {
    const discounted = { ...paidFrom(at("04-01T00:00:00"), termsOf(3000), percent(5000)), discount: null };
    expect(net(change(discounted, pro, "invoice", at("04-16T00:00:00")).bill?.lines ?? [])).toBe(750);
  });
});

describe("a change that takes no money", () => {
  test("in a trial costs nothing, and the trial goes on", () => {
    const trial = {
      ...state,
      status: "trialing" as const,
      trial_start: state.current_period_start,
      trial_end: state.current_period_end,
    };
    for (const behavior of ["invoice", "prorate", "reset"] as const) {
      const { after, bill, pending } = change(trial, pro, behavior, at("04-16T00:00:00"));
      expect([bill, pending, after]).toEqual([null, [], { ...trial, terms: pro }]);
    }
  });

  test("for the next period changes nothing until then", () => {
    const { after, bill, pending } = change(state, pro, "next_period", at("04-16T00:00:00"));
    expect([bill, pending, after.terms]).toEqual([null, [], state.terms]);
    expect(stepAt(after, at("05-01T00:00:00"), LEAST)?.after).toMatchObject({
      terms: pro,
      pending_update: null,
    });
  });
});
