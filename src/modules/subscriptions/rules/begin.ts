import { afterCycles, type Cycle } from "./periods";
import type { State, SubscriptionDiscount, Terms } from "./state";

/** How a subscription begins at `at`: with its first period, or with a trial before that. */
export function begun(
  terms: Terms,
  at: Date,
  { trialEnd, discount }: { trialEnd: Date | null; discount: SubscriptionDiscount | null },
): State {
  const isTrial = trialEnd !== null && trialEnd > at;
  const discount_first_at = discount && (isTrial ? trialEnd : at);
  return {
    status: isTrial ? "trialing" : "active",
    terms,
    anchor_at: isTrial ? trialEnd : at,
    anchor_periods: isTrial ? 0 : 1,
    current_period_start: at,
    current_period_end: isTrial ? trialEnd : afterCycles(at, terms.cycle, 1),
    trial_start: isTrial ? at : null,
    trial_end: isTrial ? trialEnd : null,
    cancel_at_period_end: false,
    canceled_at: null,
    ends_at: null,
    ended_at: null,
    past_due_at: null,
    pause_at_period_end: false,
    paused_at: null,
    resumes_at: null,
    discount,
    discount_first_at,
    period_discount: isTrial ? null : discount,
    pending_update: null,
    reminded_for: null,
  };
}

/** When a trial that begins at `at` ends; null: there is none. */
export const trialEndOf = (at: Date, trial: Cycle | null): Date | null => trial && afterCycles(at, trial, 1);
