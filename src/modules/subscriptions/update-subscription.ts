import "server-only";
import type { Context } from "@/server/context";
import { cancelSubscription, endSubscription, uncancelSubscription } from "./cancel-subscription";
import { changePlan } from "./change-plan";
import { changeTerms, clearPendingUpdate } from "./change-terms";
import { endTrial, moveBillingPeriod } from "./move-period";
import { pauseSubscription, resumeSubscription, unpauseSubscription } from "./pause-subscription";
import type { Subscription, SubscriptionUpdate } from "./schema";

const date = (instant: string | null | undefined) => (instant ? new Date(instant) : null);

type Do = (ctx: Context, id: string) => Promise<Subscription>;

/** Does what one form of a PATCH asks; which forms exclude each other its schema says. @throws as what it does. */
export const updateSubscription = (
  ctx: Context,
  id: string,
  input: SubscriptionUpdate,
): Promise<Subscription> => formOf(input)(ctx, id);

function formOf(input: SubscriptionUpdate): Do {
  const { product_id, current_billing_period_end: end, trial_end } = input;
  const { seats, proration_behavior } = input;
  if (seats !== undefined) return (ctx, id) => changePlan(ctx, id, { seats, proration_behavior });
  if (product_id) return (ctx, id) => changePlan(ctx, id, { product_id, proration_behavior });
  if (end) return (ctx, id) => moveBillingPeriod(ctx, id, new Date(end));
  if (input.pending_update === null) return clearPendingUpdate;
  if (trial_end === "now") return endTrial;
  return (
    endingOf(input) ??
    pauseOf(input) ??
    ((ctx, id) => changeTerms(ctx, id, { ...input, trial_end: date(trial_end) ?? undefined }))
  );
}

function endingOf(input: SubscriptionUpdate): Do | null {
  if (input.revoke) return (ctx, id) => endSubscription(ctx, id, input);
  if (input.cancel_at_period_end === undefined) return null;
  return input.cancel_at_period_end ? (ctx, id) => cancelSubscription(ctx, id, input) : uncancelSubscription;
}

function pauseOf(input: SubscriptionUpdate): Do | null {
  if (input.resume) return resumeSubscription;
  if (input.pause_at_period_end === undefined) return null;
  if (!input.pause_at_period_end) return unpauseSubscription;
  return (ctx, id) => pauseSubscription(ctx, id, date(input.resumes_at));
}
