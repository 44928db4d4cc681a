import type { Line } from "./bill";
import { afterCycles, isSameCycle, type Period } from "./periods";
import { partLeft, partLine, partMoved } from "./proration";
import type { State, Terms, Told } from "./state";
import { discountFrom, periodLine } from "./step";

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
  const { left, all } = partLeft(state, now);
  const credit = partLine(state, state.terms, { left: -left, all }, state.current_period_end, least);
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
      ...discountFrom(state, now),
      ...(state.cancel_at_period_end && { ends_at: period.end }),
    };
    const lines = [...credit, periodLine(after, least)];
    return { after, bill: { period, lines }, pending: [], told: ["updated"] };
  }
  const lines = [...credit, ...partLine(base, terms, { left, all }, state.current_period_end, least)];
  const period = { start: now, end: state.current_period_end };
  return behavior === "invoice" && lines.length > 0
    ? { after: base, bill: { period, lines }, pending: [], told: ["updated"] }
    : { after: base, bill: null, pending: lines, told: ["updated"] };
}

/**
 * A period whose end is moved costs its part of a whole one: an earlier end gives back what was paid beyond it, with the next order, and one
 * that is then moved later again takes that back. What goes beyond a whole period is a gift. `end` lies after the period's start.
 */
export function movedPeriodEnd(state: State, end: Date, least: number): Change {
  const isTrial = state.status === "trialing";
  const after: State = {
    ...state,
    anchor_at: end,
    anchor_periods: 0,
    current_period_end: end,
    ...(isTrial && { trial_end: end }),
    ...(state.cancel_at_period_end && { ends_at: end }),
  };
  const part = partMoved(state, after);
  const until = part.left < 0 ? state.current_period_end : end;
  const pending = isTrial ? [] : partLine(state, state.terms, part, until, least);
  return { after, bill: null, pending, told: ["updated"] };
}

/** A trial that ends then: a running one is moved, a subscription that is paid for gets one that begins at the end of its period. */
export function movedTrialEnd(state: State, end: Date): Change {
  const after: State = {
    ...state,
    status: "trialing",
    trial_start: state.status === "trialing" ? state.trial_start : state.current_period_end,
    trial_end: end,
    anchor_at: end,
    anchor_periods: 0,
    current_period_end: end,
    ...(state.cancel_at_period_end && { ends_at: end }),
  };
  return { after, bill: null, pending: [], told: ["updated"] };
}
