import { z } from "zod";
import { defineError } from "@/lib/errors";

/** It has ended, or it will with its period; nothing else can be done with it then. */
export const AlreadyCanceledSubscription = defineError("AlreadyCanceledSubscription", {
  status: 403,
  detail: "This subscription is canceled already, or will end with its period.",
});

/** A change of plan is being paid: until the payment is decided nothing else happens to the subscription. */
export const SubscriptionLocked = defineError("SubscriptionLocked", {
  status: 409,
  detail: "A change of this subscription is being paid. Try again in a moment.",
});

/** `detail` is the bank's reason, in a sentence for the customer. `code` as Stripe names it. */
export const PaymentFailed = defineError("PaymentFailed", {
  status: 402,
  detail: "The payment failed, and nothing was changed.",
  details: { code: z.string() },
});

/** The organization does not leave it to its customers. */
export const PauseResumeNotAllowed = defineError("PauseResumeNotAllowed", {
  status: 403,
  detail: "Customers cannot pause or resume their subscriptions here: ask the seller.",
});
