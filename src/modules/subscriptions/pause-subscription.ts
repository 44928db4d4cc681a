import "server-only";
import { invalidField } from "@/lib/errors";
import type { Context } from "@/server/context";
import { billNow } from "./engine/bill-now";
import { refuseInstant } from "./refuse-instant";
import { stateOf } from "./row";
import { pausedAtPeriodEnd, unpaused } from "./rules/cancel";
import { isLive } from "./rules/state";
import type { Subscription } from "./schema";
import { type Decision, transit } from "./transit";

/**
 * Lets a running subscription pause at the end of its period, until `resumesAt` or until it is resumed; a planned end is taken back for that.
 *
 * @throws ResourceNotFound, SubscriptionLocked, AlreadyCanceledSubscription, RequestValidationError
 */
export const pauseSubscription = (ctx: Context, id: string, resumesAt: Date | null): Promise<Subscription> =>
  transit(ctx, id, (row): Decision => {
    if (!isLive(row)) throw invalidField("pause_at_period_end", "Only a running subscription can be paused.");
    if (resumesAt) refuseInstant("resumes_at", resumesAt, ctx.now);
    if (resumesAt && resumesAt <= row.current_period_end)
      throw invalidField("resumes_at", "A pause ends after the period that it follows.");
    return pausedAtPeriodEnd(stateOf(row), resumesAt);
  });

/** A pause that was planned does not come; where none was, nothing is changed. @throws as `pauseSubscription`. */
export const unpauseSubscription = (ctx: Context, id: string): Promise<Subscription> =>
  transit(ctx, id, (row): Decision | null => (row.pause_at_period_end ? unpaused(stateOf(row)) : null));

/**
 * Ends a pause now: a new period begins, and is charged. Where that fails it is tried again like any renewal.
 *
 * @throws as `pauseSubscription`.
 */
export const resumeSubscription = (ctx: Context, id: string): Promise<Subscription> =>
  billNow(ctx, id, (row) => {
    if (row.status !== "paused") throw invalidField("resume", "This subscription is not paused.");
    return { ...row, resumes_at: ctx.now };
  });
