import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { newId } from "@/lib/id";
import { findRefund } from "@/modules/refunds";
import type { Context } from "@/server/context";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { RefundNotEligibleForCreditNote } from "./errors";
import { issueIn } from "./issue-invoice";
import { sellerOf } from "./parties";
import {
  findInvoicedOrder,
  findIssued,
  type Issued,
  insertInvoice,
  takeCreditNoteNumber,
} from "./repository";
import { creditNoteOf } from "./rules";
import { storeIssued } from "./store-issued";

/**
 * Issues the credit note of a succeeded refund under a number of its own, and keeps its file; the invoice that it refers to is issued with it where
 * that was not done. Asked again it answers what was issued, also when the bank has failed to give the money back since.
 *
 * @throws ResourceNotFound, RefundNotEligibleForCreditNote, MissingInvoiceBillingDetails
 */
export async function issueCreditNote(ctx: Context, refundId: string): Promise<Issued> {
  const { organizationId, now } = ctx;
  const seller = await sellerOf(ctx, organizationId);
  const issued = await transaction(ctx.db, async (tx) => {
    const read = readIn(tx);
    const refund = await findRefund(read, organizationId, refundId, now);
    if (!refund) throw new ResourceNotFound();
    const known = await findIssued(read, organizationId, refundId);
    if (known) return known;
    if (refund.status !== "succeeded") throw new RefundNotEligibleForCreditNote();
    const invoice = await issueIn(tx, ctx, refund.order_id, seller);
    // Another request may have issued it while this one waited for the order's lock.
    const meanwhile = await findIssued(read, organizationId, refundId);
    if (meanwhile) return meanwhile;
    const order = await findInvoicedOrder(read, organizationId, refund.order_id);
    const number = await takeCreditNoteNumber(tx, organizationId);
    return insertInvoice(tx, {
      id: newId(),
      organization_id: organizationId,
      kind: "credit_note",
      order_id: refund.order_id,
      refund_id: refundId,
      subject_id: refundId,
      number,
      copy: 1,
      document: creditNoteOf(refund, { number, at: now, invoice: invoice.document, tax: order?.tax ?? null }),
      created_at: now,
    });
  });
  return storeIssued(ctx, issued);
}
