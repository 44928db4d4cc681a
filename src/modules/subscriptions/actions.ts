"use server";

import { seatsText } from "@/lib/seats";
import { merchant } from "@/server/auth/access";
import { formAction } from "@/server/http/action";
import {
  CancelForm,
  ChangeDiscountForm,
  ChangePlanForm,
  ChangeSeatsForm,
  MoveBillingDateForm,
  MoveTrialForm,
  PauseForm,
  RetryForm,
  StepForm,
} from "./forms";
import { retryPayment } from "./retry-payment";
import { updateSubscription } from "./update-subscription";

const access = merchant("subscriptions:write");

/** Charges what the change costs now; where that fails the form says why, and nothing has changed. */
export const changePlanAction = formAction(
  access,
  ChangePlanForm,
  (ctx, { id, input }) => updateSubscription(ctx, id, input),
  ({ pending_update, product }) => ({
    message: pending_update ? "The plan changes with the next period." : `Now on ${product.name}.`,
  }),
);

/** The same with another number of seats. */
export const changeSeatsAction = formAction(
  access,
  ChangeSeatsForm,
  (ctx, { id, input }) => updateSubscription(ctx, id, input),
  ({ pending_update, seats }) => ({
    message: pending_update
      ? "The number of seats changes with the next period."
      : `Now ${seatsText(seats ?? 0)}.`,
  }),
);

export const changeDiscountAction = formAction(
  access,
  ChangeDiscountForm,
  (ctx, { id, input }) => updateSubscription(ctx, id, input),
  ({ discount }) => ({
    message: discount ? `${discount.name}: from the next period on.` : "No discount from the next period on.",
  }),
);

export const cancelSubscriptionAction = formAction(
  access,
  CancelForm,
  (ctx, { id, input }) => updateSubscription(ctx, id, input),
  ({ ended_at }) => ({ message: ended_at ? "Ended." : "It will end with its period." }),
);

export const pauseSubscriptionAction = formAction(
  access,
  PauseForm,
  (ctx, { id, input }) => updateSubscription(ctx, id, input),
  () => ({ message: "It will pause at the end of its period." }),
);

export const moveTrialAction = formAction(
  access,
  MoveTrialForm,
  (ctx, { id, input }) => updateSubscription(ctx, id, input),
  () => ({ message: "The trial ends then." }),
);

export const moveBillingDateAction = formAction(
  access,
  MoveBillingDateForm,
  (ctx, { id, input }) => updateSubscription(ctx, id, input),
  () => ({ message: "The period ends then." }),
);

/** Takes an end, a pause or a change of plan back, resumes, or ends a trial. */
export const stepSubscriptionAction = formAction(
  access,
  StepForm,
  (ctx, { id, input }) => updateSubscription(ctx, id, input),
  () => ({ message: "Done." }),
);

/** Charges an order that is open at once; where that fails the form says why. */
export const retryPaymentAction = formAction(
  merchant("orders:write"),
  RetryForm,
  (ctx, { order_id }) => retryPayment(ctx, order_id),
  (status) => ({
    message: status === "succeeded" ? "Paid." : "The payment is on its way: the bank has not answered yet.",
  }),
);
