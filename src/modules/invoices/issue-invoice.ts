import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { newId } from "@/lib/id";
import { findOrder, invoiceNumber } from "@/modules/orders";
import type { Context } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import type { InvoiceDocument } from "./document";
import { OrderNotEligibleForInvoice } from "./errors";
import { buyerOf, sellerOf } from "./parties";
import { findIssued, type InvoicedOrder, type Issued, insertInvoice, lockInvoicedOrder } from "./repository";
import { correctedCopy, invoiceOf, isSameParty } from "./rules";
import { storeIssued } from "./store-issued";

type Seller = InvoiceDocument["seller"];

/**
 * Issues the invoice of a paid order, under the number that the order has, and keeps its file. Asked again it answers what was issued;
 * when the billing details were changed since, it issues a corrected copy, in which nothing but the buyer differs.
 *
 * @throws ResourceNotFound, OrderNotEligibleForInvoice, MissingInvoiceBillingDetails
 */
export async function issueInvoice(ctx: Context, orderId: string): Promise<Issued> {
  const seller = await sellerOf(ctx, ctx.organizationId);
  const issued = await transaction(ctx.db, (tx) => issueIn(tx, ctx, orderId, seller));
  return storeIssued(ctx, issued);
}

/** The same in the caller's transaction, without the file. The order is locked. */
export async function issueIn(
  tx: Tx,
  { organizationId, now }: Pick<Context, "organizationId" | "now">,
  orderId: string,
  seller: Seller,
): Promise<Issued> {
  const order = await lockInvoicedOrder(tx, organizationId, orderId);
  if (!order) throw new ResourceNotFound();
  if (order.status === "pending") throw new OrderNotEligibleForInvoice();
  const latest = await findIssued(readIn(tx), organizationId, orderId);
  const buyer = buyerOf(order);
  if (latest && isSameParty(latest.document.buyer, buyer)) return latest;
  const copy = (latest?.copy ?? 0) + 1;
  const document = latest
    ? correctedCopy(latest.document, { buyer, copy, at: now })
    : invoiceOf(invoiced(order), { seller, buyer });
  const issued = await insertInvoice(tx, {
    id: newId(),
    organization_id: organizationId,
    kind: "invoice",
    order_id: orderId,
    refund_id: null,
    subject_id: orderId,
    number: order.number,
    copy,
    document,
    created_at: now,
  });
  const payload = await findOrder(readIn(tx), organizationId, orderId);
  if (payload) await emit(tx, { type: "order.updated", organizationId, objectId: orderId, payload });
  return issued;
}

const invoiced = (order: InvoicedOrder) => ({
  ...order,
  number: invoiceNumber(order.number),
  refunded: order.refunded_amount + order.refunded_tax_amount,
});
