import { defineError } from "@/lib/errors";

export const PaymentMethodInUseByActiveSubscription = defineError("PaymentMethodInUseByActiveSubscription", {
  status: 400,
  detail:
    "A running subscription is charged to this payment method and there is no other one. Add another one first, or end the subscription.",
});

/** `detail` is the bank's reason, in a sentence for the customer. */
export const PaymentMethodSetupFailed = defineError("PaymentMethodSetupFailed", {
  status: 400,
  detail: "The payment method could not be saved. Try another one.",
});
