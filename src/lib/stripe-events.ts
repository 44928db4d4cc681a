/** The types of Stripe's events that mean something to us; what a webhook endpoint of ours asks for. */
export const stripeEventTypes = [
  "payment_intent.succeeded",
  "payment_intent.payment_failed",
  "payment_intent.canceled",
  "payment_intent.processing",
  "setup_intent.succeeded",
  "setup_intent.setup_failed",
  "setup_intent.canceled",
  "payment_method.detached",
  "payment_method.updated",
  "payment_method.automatically_updated",
  "refund.created",
  "refund.updated",
  "refund.failed",
  "charge.refund.updated",
  "charge.dispute.created",
  "charge.dispute.updated",
  "charge.dispute.closed",
] as const;
export type StripeEventType = (typeof stripeEventTypes)[number];
