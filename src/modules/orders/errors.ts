import { defineError } from "@/lib/errors";

export const PaymentAlreadyInProgress = defineError("PaymentAlreadyInProgress", {
  status: 409,
  detail: "A payment of this order is under way. Look again in a moment.",
});

export const OrderNotEligibleForRetry = defineError("OrderNotEligibleForRetry", {
  status: 422,
  detail: "There is nothing to pay: the order is paid already, or will not be paid any more.",
});

/** Whoever holds a link to an order must not try stolen cards on it. */
export const ManualRetryLimitExceeded = defineError("ManualRetryLimitExceeded", {
  status: 429,
  detail: "Too many payments of this order have failed today. Try again tomorrow.",
});
