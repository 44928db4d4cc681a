import { z } from "zod";
import { blankAsNull, wholeNumber } from "@/lib/form";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { CancellationReason } from "@/modules/orders/schema";
import { SeatCount } from "@/modules/products/schema";
import { ProrationBehavior, type SubscriptionUpdate } from "./schema";

/** What a form asks for: which subscription, and what is to become of it, as the API's PATCH takes it. */
type Asked = { id: string; input: SubscriptionUpdate };

const Moment = z.string().min(1, "Enter day and time.").pipe(Instant);

export const ChangePlanForm = z
  .strictObject({ id: Id, product_id: Id, proration_behavior: ProrationBehavior })
  .transform(({ id, ...input }): Asked => ({ id, input }));

export const ChangeSeatsForm = z
  .strictObject({
    id: Id,
    seats: wholeNumber(SeatCount, "Enter a number of seats."),
    proration_behavior: ProrationBehavior,
  })
  .transform(({ id, ...input }): Asked => ({ id, input }));

export const ChangeDiscountForm = z
  .strictObject({ id: Id, discount_id: blankAsNull(Id) })
  .transform(({ id, ...input }): Asked => ({ id, input }));

export const CancelForm = z
  .strictObject({
    id: Id,
    when: z.enum(["period_end", "now"]),
    customer_cancellation_reason: blankAsNull(CancellationReason),
    customer_cancellation_comment: blankAsNull(z.string().trim().max(2_000)),
  })
  .transform(
    ({ id, when, ...said }): Asked => ({
      id,
      input: { ...(when === "now" ? { revoke: true } : { cancel_at_period_end: true }), ...said },
    }),
  );

export const PauseForm = z
  .strictObject({ id: Id, resumes_at: blankAsNull(Instant) })
  .transform(({ id, resumes_at }): Asked => ({ id, input: { pause_at_period_end: true, resumes_at } }));

export const MoveTrialForm = z
  .strictObject({ id: Id, trial_end: Moment })
  .transform(({ id, ...input }): Asked => ({ id, input }));

export const MoveBillingDateForm = z
  .strictObject({ id: Id, current_billing_period_end: Moment })
  .transform(({ id, ...input }): Asked => ({ id, input }));

const steps = {
  uncancel: { cancel_at_period_end: false },
  unpause: { pause_at_period_end: false },
  resume: { resume: true },
  end_trial: { trial_end: "now" },
  keep_plan: { pending_update: null },
} as const satisfies { [name: string]: SubscriptionUpdate };

export type Step = keyof typeof steps;

/** What takes no more than a press. */
export const StepForm = z
  .strictObject({ id: Id, step: z.enum(Object.keys(steps) as [Step, ...Step[]]) })
  .transform(({ id, step }): Asked => ({ id, input: steps[step] }));

export const RetryForm = z.strictObject({ order_id: Id });
