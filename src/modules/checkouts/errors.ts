import { z } from "zod";
import { defineError } from "@/lib/errors";

/** Paid, in payment or failed for good: it can no longer be changed. */
export const NotOpenCheckout = defineError("NotOpenCheckout", {
  status: 403,
  detail: "This checkout is no longer open: it is being paid or was paid.",
});

export const ExpiredCheckoutError = defineError("ExpiredCheckoutError", {
  status: 410,
  detail: "This checkout has expired. Ask the seller for a new link.",
});

/** Stripe refused the payment; `detail` is the reason in the buyer's words. The checkout is open again. */
export const PaymentError = defineError("PaymentError", {
  status: 400,
  detail: "The payment was declined. Try another card.",
});

/** `detail` says which, in a sentence for the buyer. */
export const AlreadyActiveSubscriptionError = defineError("AlreadyActiveSubscriptionError", {
  status: 403,
  detail: "You have a subscription already. Change it in the customer portal.",
  details: {
    portal_url: z.string().meta({ description: "Where the buyer changes or ends what they have." }),
  },
});

export const TrialAlreadyRedeemed = defineError("TrialAlreadyRedeemed", {
  status: 403,
  detail: "You have had a free trial already.",
});
