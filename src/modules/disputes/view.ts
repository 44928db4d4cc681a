import { type CustomerRow, toOrderCustomer } from "@/modules/customers";
import type { Dispute, DisputeStatus, RefundDispute } from "./schema";

/** A row of `dispute`, as a query gives it, or as JSON of the database. */
export type DisputeRow = {
  id: string;
  order_id: string;
  payment_id: string;
  status: DisputeStatus;
  amount: number;
  tax_amount: number;
  currency: string;
  reason: string | null;
  evidence_due_by: Date | string | null;
  created_at: Date | string;
  modified_at: Date | string | null;
};

const instant = (value: Date | string) => new Date(value).toISOString();

/** A dispute as a refund of the same payment shows it, at `now`. */
export function toRefundDispute(row: DisputeRow, now: Date): RefundDispute {
  const { status, evidence_due_by: due } = row;
  const resolved = status === "won" || status === "lost";
  return {
    id: row.id,
    created_at: instant(row.created_at),
    modified_at: row.modified_at && instant(row.modified_at),
    status,
    resolved,
    closed: resolved || status === "prevented",
    amount: row.amount,
    tax_amount: row.tax_amount,
    currency: row.currency,
    reason: row.reason,
    evidence_due_by: due && instant(due),
    past_due: due !== null && new Date(due) < now,
    order_id: row.order_id,
    payment_id: row.payment_id,
  };
}

/** A dispute as the API answers it at `now`. */
export const toDispute = (row: DisputeRow & { customer: CustomerRow }, now: Date): Dispute => ({
  ...toRefundDispute(row, now),
  customer: toOrderCustomer(row.customer),
  case_id: null,
});
