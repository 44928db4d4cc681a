import { z } from "zod";
import { Id } from "@/lib/id";
import { Amount, Currency } from "@/lib/money";
import { Instant } from "@/lib/time";
import { OrderCustomer } from "@/modules/customers/schema";

export const DisputeStatus = z
  .enum(["prevented", "early_warning", "needs_response", "under_review", "lost", "won"])
  .meta({
    description:
      "`early_warning`: a bank asks, no money is taken yet; `prevented`: it asked and let it rest. Evidence is given at Stripe.",
  });
export type DisputeStatus = z.output<typeof DisputeStatus>;

/** A dispute as it stands in a refund of the same payment. */
export const RefundDispute = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    status: DisputeStatus,
    resolved: z.boolean().meta({ description: "Won or lost." }),
    closed: z.boolean().meta({ description: "Prevented, won or lost." }),
    amount: Amount.meta({ description: "Disputed, without tax." }),
    tax_amount: Amount,
    currency: Currency,
    reason: z.string().nullable().meta({ example: "fraudulent" }),
    evidence_due_by: Instant.nullable().meta({ description: "Null when no response is awaited." }),
    past_due: z.boolean(),
    order_id: Id,
    payment_id: Id,
  })
  .meta({ id: "RefundDispute" });
export type RefundDispute = z.output<typeof RefundDispute>;

export const Dispute = z
  .object({ ...RefundDispute.shape, customer: OrderCustomer, case_id: z.null() })
  .meta({ id: "Dispute" });
export type Dispute = z.output<typeof Dispute>;
