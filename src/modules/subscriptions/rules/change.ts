import { chargeStepOf, divideToStep } from "@/lib/money";
import type { Line } from "./bill";
import { afterCycles, isSameCycle, type Period, secondsLeft } from "./periods";
import type { State, Terms, Told } from "./state";
import { discountIn, periodLine, takenOff } from "./step";

/** `invoice`: the difference is charged now. `prorate`: with the next order. `next_period`: the change waits for it. `reset`: a new cycle begins now. */
export type ProrationBehavior = "invoice" | "prorate" | "next_period" | "reset";

/** What a change of plan does: the state after it, what is charged now, what waits for the next order. */
export type Change = {
  after: State;
  /** Charged now, for that period; null: nothing is. */
  bill: { period: Period; lines: Line[] } | null;
  /** Lines of the next order. */
  pending: Line[];
  told: Told[];
};

/**
 * Changes the plan of a live subscription at `now`. What is left of the period is given back at the old price and charged at the new one, by
 * the second; any number of changes so costs what the prices cost for the time that they held.
 *
 * A change of interval, and one from a free plan, begins a new cycle at once. In a trial nothing is charged: it goes on with the new plan.
 *
 * @param id of the pending update, where it waits.
 * @param least as `stepAt` takes it.
 */
export function changedPlan(
  state: State,
  terms: Terms,
  behavior: ProrationBehavior,
  { now, least, id }: { now: Date; least: number; id: string },
): Change {
  if (behavior === "next_period") {
    const pending_update = { id, created_at: now.toISOString(), terms };
    return { after: { ...state, pending_update }, bill: null, pending: [], told: ["updated"] };
  }
  const base: State = { ...state, terms, pending_update: null };
  if (state.status === "trialing") return { after: base, bill: null, pending: [], told: ["updated"] };
  const credit = prorated(state, state.terms, now, least, "credit");
  const isNewCycle =
    behavior === "reset" || state.terms.amount === 0 || !isSameCycle(state.terms.cycle, terms.cycle);
  if (isNewCycle) {
    const period = { start: now, end: afterCycles(now, terms.cycle, 1) };
    const after: State = {
      ...base,
      anchor_at: now,
      anchor_periods: 1,
      current_period_start: period.start,
      current_period_end: period.end,
      period_discount: discountIn(state, now),
    };
    const lines = [...credit, periodLine(after, least)];
    return { after, bill: { period, lines }, pending: [], told: ["updated"] };
  }
  const lines = [...credit, ...prorated(base, terms, now, least, "debit")];
  const period = { start: now, end: state.current_period_end };
  return behavior === "invoice"
    ? { after: base, bill: { period, lines }, pending: [], told: ["updated"] }
    : { after: base, bill: null, pending: lines, told: ["updated"] };
}

/** The rest of the current period at a price, as a credit or a debit; none where it comes to nothing. */
function prorated(state: State, terms: Terms, now: Date, least: number, kind: "credit" | "debit"): Line[] {
  const period = { start: state.current_period_start, end: state.current_period_end };
  const { left, all } = secondsLeft(period, now);
  const sign = kind === "credit" ? -1 : 1;
  const off = takenOff(state.period_discount, terms, least);
  const share = (amount: number) => sign * shareOf(amount, left, all, terms.currency);
  const amount = share(terms.amount);
  if (amount === 0) return [];
  const until = period.end.toISOString().slice(0, 10);
  const label =
    kind === "credit" ? `Unused time on ${terms.product_name}` : `Remaining time on ${terms.product_name}`;
  return [
    {
      label: `${label} until ${until}`,
      price_id: terms.price_id,
      amount,
      discount_amount: share(off),
      proration: true,
    },
  ];
}

/** A later end of the period is a gift; an earlier one gives back what was paid beyond it, with the next order. */
export function movedPeriodEnd(state: State, end: Date, least: number): Change {
  const after: State = {
    ...state,
    anchor_at: end,
    anchor_periods: 0,
    current_period_end: end,
    ...(state.status === "trialing" && { trial_end: end }),
    ...(state.cancel_at_period_end && { ends_at: end }),
  };
  const isShorter = end < state.current_period_end && state.status !== "trialing";
  return {
    after,
    bill: null,
    pending: isShorter ? prorated(state, state.terms, end, least, "credit") : [],
    told: ["updated"],
  };
}

/** A trial that ends then: a running one is moved, a subscription that is paid for gets one at the end of its period. */
export function movedTrialEnd(state: State, end: Date): Change {
  const after: State = {
    ...state,
    status: "trialing",
    trial_start: state.trial_start ?? state.current_period_start,
    trial_end: end,
    anchor_at: end,
    anchor_periods: 0,
    current_period_end: end,
    ...(state.cancel_at_period_end && { ends_at: end }),
  };
  return { after, bill: null, pending: [], told: ["updated"] };
}

/** `left` of `all` seconds of an amount, to the currency's step, rounded half away from zero. */
const shareOf = (amount: number, left: number, all: number, currency: string): number =>
  Number(divideToStep(BigInt(amount) * BigInt(left), BigInt(all), chargeStepOf(currency)));
