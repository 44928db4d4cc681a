import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chargeStepOf } from "@/lib/money";
import { billOf, type Line } from "./bill";
import { changedPlan, type ProrationBehavior } from "./change";
import { forbidden } from "./forbidden";
import { type Cycle, secondsLeft } from "./periods";
import { CURRENCIES, INSTANTS, LEAST, paidFrom, termsOf } from "./samples";
import type { State, SubscriptionDiscount, Terms } from "./state";
import { periodLine, takenOff } from "./step";

const currency = fc.constantFrom(...CURRENCIES);
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
const prices = (inCurrency: string, count: number, min = 0) =>
  fc.array(
    fc.integer({ min, max: 5_000_000 }).map((amount) => amount * chargeStepOf(inCurrency)),
    { minLength: count, maxLength: count },
  );

const change = (state: State, terms: Terms, behavior: ProrationBehavior, now: Date) =>
  changedPlan(state, terms, behavior, { now, least: LEAST, id: "pending" });
const net = (lines: readonly Line[]) =>
  lines.reduce((all, line) => all + line.amount - line.discount_amount, 0);
const tax = { rate_ppm: 190_000, kind: "vat", jurisdiction: "DE", reason: "standard_rated" } as const;

/** Changes within one period: prices in their order, and the share of the period at which each begins to hold. */
const changes = fc.record({
  begin: instant,
  cycle,
  currency,
  discount: fc.option(discount),
  shares: fc.array(fc.double({ min: 0, max: 0.999999, noNaN: true }), { minLength: 1, maxLength: 8 }),
  behaviors: fc.infiniteStream(fc.constantFrom<ProrationBehavior>("invoice", "prorate")),
  taxBehavior: fc.constantFrom("inclusive" as const, "exclusive" as const),
});
const run = changes.chain((given) =>
  fc.record({ given: fc.constant(given), amounts: prices(given.currency, given.shares.length + 1, LEAST) }),
);

type Run = typeof run extends fc.Arbitrary<infer Value> ? Value : never;

/** All lines of the period, and what the prices cost for the seconds that they held, exact. */
function played({ given, amounts }: Run) {
  const plan = amounts.map((amount) =>
    termsOf(amount, { currency: given.currency, cycle: given.cycle, tax_behavior: given.taxBehavior }),
  );
  const [first = termsOf(LEAST), ...others] = plan;
  let state = paidFrom(given.begin, first, given.discount);
  const { current_period_start: start, current_period_end: end } = state;
  const shares = [...given.shares].sort((a, b) => a - b);
  const instants = shares.map(
    (share) => new Date(start.getTime() + share * (end.getTime() - start.getTime())),
  );
  const lines: Line[] = [periodLine(state, LEAST)];
  for (const [index, now] of instants.entries()) {
    const [behavior = "invoice"] = given.behaviors.take(1);
    const { after, bill, pending } = change(state, others[index] ?? first, behavior, now);
    lines.push(...(bill?.lines ?? []), ...pending);
    state = after;
  }
  const left = (instant: Date | undefined) => secondsLeft({ start, end }, instant ?? end).left;
  const { all } = secondsLeft({ start, end }, start);
  const exact = plan.reduce((sum, terms, index) => {
    const seconds = left(index === 0 ? start : instants[index - 1]) - left(instants[index]);
    return sum + BigInt(terms.amount - takenOff(given.discount, terms, LEAST)) * BigInt(seconds);
  }, 0n);
  return { state, lines, rounded: 2 * shares.length, exact: Number(exact) / all, end };
}

describe("any number of changes in one period", () => {
  test("costs what the prices cost for the seconds that they held, within half a step a line", () => {
    fc.assert(
      fc.property(run, (given) => {
        const { lines, exact, rounded } = played(given);
        const most = (rounded * chargeStepOf(given.given.currency)) / 2;
        expect(Math.abs(net(lines) - exact)).toBeLessThanOrEqual(most + 1e-4);
      }),
      { numRuns: 500 },
    );
  });

  test("costs the tax of that, within one step a line", () => {
    fc.assert(
      fc.property(run, (given) => {
        const { currency, taxBehavior: behavior } = given.given;
        const { lines, exact, rounded } = played(given);
        const bill = billOf(lines, { currency, tax, behavior, address: null }, 0, LEAST);
        const exactTax = (exact * tax.rate_ppm) / (1_000_000 + (behavior === "inclusive" ? tax.rate_ppm : 0));
        const most = (rounded + 1) * chargeStepOf(currency);
        expect(Math.abs(bill.tax_amount - exactTax)).toBeLessThanOrEqual(most);
      }),
    );
  });

  test("leaves the period as it was and breaks no rule", () => {
    fc.assert(
      fc.property(run, (given) => {
        const { state, end, lines } = played(given);
        expect(state.current_period_end).toEqual(end);
        expect(forbidden(state)).toBeNull();
        for (const { amount, discount_amount: off } of lines)
          expect(
            off === 0 || (Math.sign(off) === Math.sign(amount) && Math.abs(off) <= Math.abs(amount)),
          ).toBe(true);
      }),
    );
  });
});
