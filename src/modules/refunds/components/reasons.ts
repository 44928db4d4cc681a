import type { RefundReason } from "../schema";

/** Why money is given back, in words. */
export const reasonText: Record<RefundReason, string> = {
  customer_request: "The customer asked for it",
  duplicate: "Bought twice",
  fraudulent: "Fraudulent",
  service_disruption: "The service was disrupted",
  satisfaction_guarantee: "Satisfaction guarantee",
  dispute_prevention: "To prevent a dispute",
  other: "Another reason",
};

/** The reasons that a person may give; the one left out is Stripe's. */
export const reasonOptions = Object.entries(reasonText)
  .filter(([value]) => value !== "dispute_prevention")
  .map(([value, label]) => ({ value, label }));
