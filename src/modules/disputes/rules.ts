import type Stripe from "stripe";
import { divideRounded } from "@/lib/money";
import type { DisputeStatus } from "./schema";

const statuses: Record<string, DisputeStatus> = {
  warning_needs_response: "early_warning",
  warning_under_review: "early_warning",
  warning_closed: "prevented",
  prevented: "prevented",
  needs_response: "needs_response",
  appeal_needs_response: "needs_response",
  under_review: "under_review",
  appeal_under_review: "under_review",
  won: "won",
  lost: "lost",
};

/** Whether the merchant may still answer it or give it up, as far as we know: the last word is Stripe's. */
export const awaitsAnswer = (status: DisputeStatus): boolean =>
  status === "needs_response" || status === "early_warning";

/** Whether Stripe has taken the disputed money, be it back since or not. A bank that only asks takes none. */
export const takesMoney = (status: DisputeStatus): boolean =>
  status !== "early_warning" && status !== "prevented";

/** What Stripe tells of a dispute, in our words. Amounts in minor units of `currency`, without and of tax. */
export type DisputeFacts = {
  status: DisputeStatus;
  amount: number;
  tax_amount: number;
  currency: string;
  reason: string | null;
  evidence_due_by: Date | null;
};

/** Reads a dispute of Stripe over a payment for `order`, whose tax it shares in proportion, rounded half away from zero. */
export function factsOf(
  dispute: Pick<Stripe.Dispute, "status" | "amount" | "currency" | "reason" | "evidence_details">,
  order: { tax_amount: number; total_amount: number },
): DisputeFacts {
  const dueBy = dispute.evidence_details.due_by;
  const awaited = dispute.status.endsWith("needs_response");
  const tax = Number(
    divideRounded(BigInt(dispute.amount) * BigInt(order.tax_amount), BigInt(order.total_amount)),
  );
  return {
    // A status that Stripe may add one day is none that asks for an answer as far as we can know.
    status: statuses[dispute.status] ?? "under_review",
    amount: dispute.amount - tax,
    tax_amount: tax,
    currency: dispute.currency,
    reason: dispute.reason || null,
    evidence_due_by: awaited && dueBy ? new Date(dueBy * 1000) : null,
  };
}
