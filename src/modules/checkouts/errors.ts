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
