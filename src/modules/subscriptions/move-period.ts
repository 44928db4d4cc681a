import "server-only";
import { invalidField } from "@/lib/errors";
import { leastChargeOf } from "@/modules/products";
import type { Context } from "@/server/context";
import { billNow } from "./engine/bill-now";
import { AlreadyCanceledSubscription } from "./errors";
import { refuseInstant } from "./refuse-instant";
import { type BillableRow, stateOf } from "./row";
import { movedPeriodEnd, movedTrialEnd } from "./rules/change";
import { isLive, type State } from "./rules/state";
import type { Subscription } from "./schema";
import { type Decision, transit } from "./transit";

/**
 * Sets when the current period ends; the subscription is renewed then, and from then on counted. What an earlier end makes too much is given back
 * with the next order.
 *
 * @throws ResourceNotFound, SubscriptionLocked, AlreadyCanceledSubscription, RequestValidationError
 */
export const moveBillingPeriod = (ctx: Context, id: string, end: Date): Promise<Subscription> =>
  transit(ctx, id, (row): Decision => {
    const field = "current_billing_period_end";
    if (row.cancel_at_period_end) throw new AlreadyCanceledSubscription();
    if (!isLive(row)) throw invalidField(field, "No period runs: the subscription is paused or unpaid.");
    refuseEnd(field, row, end, ctx.now);
    refusePaid(field, row, end);
    return movedPeriodEnd(stateOf(row), end, leastChargeOf(row.currency));
  });

/** The state with another end of its trial. @throws RequestValidationError, AlreadyCanceledSubscription */
export function withTrialEnd(row: BillableRow, state: State, end: Date, now: Date): State {
  if (row.cancel_at_period_end) throw new AlreadyCanceledSubscription();
  if (row.status !== "trialing" && row.status !== "active")
    throw invalidField("trial_end", "Only a subscription that is paid for, or in its trial, can have one.");
  refuseEnd("trial_end", row, end, now);
  if (row.status === "active" && end < row.current_period_end)
    throw invalidField("trial_end", "This period is paid for: a trial can only come after it.");
  refusePaid("trial_end", row, end);
  return movedTrialEnd(state, end).after;
}

/** A period that a test clock began may lie ahead of the real time that came back. */
function refuseEnd(field: string, row: BillableRow, end: Date, now: Date): void {
  refuseInstant(field, end, now);
  if (end <= row.current_period_start)
    throw invalidField(field, "The period begins after that. Name an instant in it or after it.");
}

/** A trial that was given to a paid subscription begins where that time ends, and cannot be cut shorter than to nothing. */
function refusePaid(field: string, { status, trial_start }: BillableRow, end: Date): void {
  if (status !== "trialing" || !trial_start || end >= trial_start) return;
  throw invalidField(
    field,
    `It is paid for until ${trial_start.toISOString()}. Name that or a later instant.`,
  );
}

/**
 * Ends a trial now: the first period that costs something begins, and is charged. Where that fails it is tried again like any renewal.
 *
 * @throws as `moveBillingPeriod`.
 */
export const endTrial = (ctx: Context, id: string): Promise<Subscription> =>
  billNow(ctx, id, (row) => {
    if (row.status !== "trialing") throw invalidField("trial_end", "This subscription is in no trial.");
    if (row.cancel_at_period_end) throw new AlreadyCanceledSubscription();
    if (row.current_period_start >= ctx.now)
      throw invalidField("trial_end", "The trial begins at this very instant. End it a moment later.");
    refusePaid("trial_end", row, ctx.now);
    return {
      ...row,
      trial_end: ctx.now,
      current_period_end: ctx.now,
      anchor_at: ctx.now,
      anchor_periods: 0,
      reminded_for: ctx.now,
    };
  });
