import { chargeStepOf } from "@/lib/money";
import { coversPeriod, discountOn, type Worth } from "@/modules/discounts";
import { soldLabel } from "@/modules/products";
import type { Line } from "./bill";
import { dueAt, isPauseAhead, reminderAt } from "./due";
import { afterCycles, isSameCycle, type Period } from "./periods";
import type { State, SubscriptionDiscount, Terms, Told } from "./state";

/** What becomes of a subscription: columns that change, the period that is billed, what is told and mailed. */
export type Step = {
  after: State;
  /** Null: nothing is billed. Lines that wait for the next order come on top. */
  bill: { period: Period; line: Line; isFirstPaid: boolean } | null;
  told: Told[];
  mail: "renewed" | "trial_ending" | "renewal_ahead" | "ended" | "paused" | "resumed" | null;
};

const worthOf = (discount: SubscriptionDiscount): Worth =>
  discount.type === "percentage"
    ? { type: "percentage", basis_points: discount.basis_points ?? 0 }
    : { type: "fixed", amounts: discount.amounts ?? {} };

/** What a discount takes off a price, minor units. @param least as `discountOn` takes it. */
export const takenOff = (
  discount: SubscriptionDiscount | null,
  { amount, currency }: Terms,
  least: number,
): number => (discount ? discountOn(worthOf(discount), amount, currency, chargeStepOf(currency), least) : 0);

/**
 * The discount of the period that begins at `start`, where it covers it. A discount counts from the first period that is billed after it was
 * given: until there is one, trials, pauses and moved dates move its beginning along.
 */
export function discountFrom(
  { discount, discount_first_at, current_period_start }: State,
  start: Date,
): Pick<State, "discount_first_at" | "period_discount"> {
  if (!discount) return { discount_first_at, period_discount: null };
  const isUsed = discount_first_at !== null && discount_first_at <= current_period_start;
  const first = isUsed ? discount_first_at : start;
  return {
    discount_first_at: first,
    period_discount: coversPeriod(discount, first, start) ? discount : null,
  };
}

/** What a subscription is once its trial or pause is over: an order that is still not paid is not forgotten meanwhile. */
const goingOn = ({ past_due_at }: State): "active" | "past_due" => (past_due_at ? "past_due" : "active");

/** The line of one whole period. */
export const periodLine = ({ terms, period_discount }: State, least: number): Line => ({
  label: soldLabel(terms.product_name, terms.seats),
  price_id: terms.price_id,
  amount: terms.amount,
  discount_amount: takenOff(period_discount, terms, least),
  proration: false,
  tax_behavior: terms.tax_behavior,
});

/**
 * The next thing that is due at `now`, or null. Done again and again it catches up: each period begins where the one before it ended, however
 * late it is.
 *
 * @param least the least that can be charged in the subscription's currency, minor units.
 */
export function stepAt(state: State, now: Date, least: number): Step | null {
  const due = dueAt(state);
  if (!due || due > now) return null;
  if (state.status === "paused") return resumed(state, due, least);
  if (state.current_period_end > now) return reminded(state);
  if (state.cancel_at_period_end) return { ...ended(state, state.current_period_end), mail: "ended" };
  if (isPauseAhead(state)) return paused(state, state.current_period_end);
  return renewed(state, least);
}

/** The next period: a trial ends, a pending change of plan takes hold, the discount may have run out. */
function renewed(state: State, least: number): Step {
  const start = state.current_period_end;
  const terms = state.pending_update?.terms ?? state.terms;
  const isTrial = state.status === "trialing";
  const from = isSameCycle(terms.cycle, state.terms.cycle) ? state : { anchor_at: start, anchor_periods: 0 };
  const anchor_periods = from.anchor_periods + 1;
  const end = afterCycles(from.anchor_at, terms.cycle, anchor_periods);
  const after: State = {
    ...state,
    status: isTrial ? goingOn(state) : state.status,
    terms,
    anchor_at: from.anchor_at,
    anchor_periods,
    current_period_start: start,
    current_period_end: end,
    pause_at_period_end: false,
    resumes_at: null,
    ...discountFrom(state, start),
    pending_update: null,
  };
  return {
    after,
    bill: { period: { start, end }, line: periodLine(after, least), isFirstPaid: isTrial },
    told: isTrial ? ["updated", goingOn(state)] : ["updated"],
    mail: "renewed",
  };
}

function reminded(state: State): Step | null {
  if (!reminderAt(state)) return null;
  return {
    after: { ...state, reminded_for: state.current_period_end },
    bill: null,
    told: [],
    mail: state.status === "trialing" ? "trial_ending" : "renewal_ahead",
  };
}

/** It is over at that instant, by whatever way. */
export function ended(state: State, at: Date): Step {
  const after: State = {
    ...state,
    status: "canceled",
    canceled_at: state.canceled_at ?? at,
    ends_at: at,
    ended_at: at,
    pause_at_period_end: false,
    resumes_at: null,
    pending_update: null,
  };
  return { after, bill: null, told: ["updated", "revoked"], mail: null };
}

function paused(state: State, at: Date): Step {
  const after: State = { ...state, status: "paused", paused_at: at, pause_at_period_end: false };
  return { after, bill: null, told: ["updated", "paused"], mail: "paused" };
}

/** A new period begins at that instant, and with it a new count of periods. */
export function resumed(state: State, at: Date, least: number): Step {
  const terms = state.pending_update?.terms ?? state.terms;
  const end = afterCycles(at, terms.cycle, 1);
  const after: State = {
    ...state,
    status: goingOn(state),
    terms,
    anchor_at: at,
    anchor_periods: 1,
    current_period_start: at,
    current_period_end: end,
    paused_at: null,
    resumes_at: null,
    ...discountFrom(state, at),
    pending_update: null,
  };
  const bill = {
    period: { start: at, end },
    line: periodLine(after, least),
    isFirstPaid: state.trial_end?.getTime() === state.current_period_end.getTime(),
  };
  return { after, bill, told: ["updated", "resumed"], mail: "resumed" };
}
