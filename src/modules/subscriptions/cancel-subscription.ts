import "server-only";
import type { Context } from "@/server/context";
import { AlreadyCanceledSubscription } from "./errors";
import { stateOf } from "./row";
import { type CancellationReason, canceledAtPeriodEnd, endedNow, uncanceled } from "./rules/cancel";
import type { Subscription } from "./schema";
import { type Decision, transit } from "./transit";

/** Why the customer leaves; what is not said stays as it is. */
export type Leaving = {
  customer_cancellation_reason?: CancellationReason | null | undefined;
  customer_cancellation_comment?: string | null | undefined;
};

const saidOf = ({
  customer_cancellation_reason: reason,
  customer_cancellation_comment: comment,
}: Leaving) => ({
  ...(reason !== undefined && { customer_cancellation_reason: reason }),
  ...(comment !== undefined && { customer_cancellation_comment: comment }),
});

/**
 * Lets a subscription end with its period; where no period runs, because it is paused or unpaid, it ends now.
 *
 * @throws ResourceNotFound, SubscriptionLocked, AlreadyCanceledSubscription
 */
export const cancelSubscription = (ctx: Context, id: string, leaving: Leaving = {}): Promise<Subscription> =>
  transit(ctx, id, (row): Decision => {
    if (row.cancel_at_period_end) throw new AlreadyCanceledSubscription();
    const { after, told } = canceledAtPeriodEnd(stateOf(row), ctx.now);
    return { after, told, extra: saidOf(leaving), mail: after.ended_at ? "ended" : "canceled" };
  });

/** Takes a planned end back; one that was not planned is left as it is. @throws as `cancelSubscription`. */
export const uncancelSubscription = (ctx: Context, id: string): Promise<Subscription> =>
  transit(ctx, id, (row): Decision | null => {
    if (!row.cancel_at_period_end) return null;
    const unsaid = { customer_cancellation_reason: null, customer_cancellation_comment: null };
    return { ...uncanceled(stateOf(row)), extra: unsaid, mail: "uncanceled" };
  });

/**
 * Ends a subscription now: nothing is charged any more, what was not paid yet is given up, and its benefits go.
 *
 * @throws as `cancelSubscription`.
 */
export const endSubscription = (ctx: Context, id: string, leaving: Leaving = {}): Promise<Subscription> =>
  transit(ctx, id, (row): Decision => {
    const { after, told } = endedNow(stateOf(row), ctx.now);
    return { after, told, extra: saidOf(leaving), mail: "ended" };
  });
