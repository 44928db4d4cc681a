import "server-only";
import StripeSdk from "stripe";
import { z } from "zod";
import { defineJob } from "@/server/jobs/job";

/** Takes a removed payment method from its customer at Stripe, so that nobody can charge it any more. */
export const detachAtStripe = defineJob({
  name: "payment-methods.detach-at-stripe",
  input: z.object({ stripe_payment_method_id: z.string() }),
  attempts: 25,
  run: async ({ stripe }, { stripe_payment_method_id: id }) => {
    try {
      await stripe.paymentMethods.detach(id, {}, { idempotencyKey: `florin-detach-${id}` });
    } catch (error) {
      // It is detached already, or was removed in Stripe's own dashboard.
      if (!(error instanceof StripeSdk.errors.StripeInvalidRequestError)) throw error;
    }
  },
});

export const paymentMethodJobs = [detachAtStripe];
