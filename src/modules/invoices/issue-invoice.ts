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
import { buyerOf, sellerOf } from "./parties";
import { findIssued, type InvoicedOrder, type Issued, insertInvoice, lockInvoicedOrder } from "./repository";
import { correctedCopy, invoiceOf, isCurrent, standingOf } from "./rules";
import { storeIssued } from "./store-issued";

type Seller = InvoiceDocument["seller"];

/**
 * Issues the invoice of an order, paid or still to be paid, under the number that the order has, and keeps its file. Asked again it answers what
 * was issued; when the billing details were changed since, or it was paid or given up, it issues a copy in which nothing else differs.
 *
 * @throws ResourceNotFound, MissingInvoiceBillingDetails
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
  const latest = await findIssued(readIn(tx), organizationId, orderId);
  const current = { buyer: buyerOf(order), standing: standingOf(order.status) };
  if (latest && isCurrent(latest.document, current)) return latest;
  const copy = (latest?.copy ?? 0) + 1;
  const document = latest
    ? correctedCopy(latest.document, { ...current, copy, at: now })
    : invoiceOf(invoiced(order), { seller, buyer: current.buyer });
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

/** An order as its papers need it. */
export const invoiced = (order: InvoicedOrder) => ({
  ...order,
  number: invoiceNumber(order.number),
  refunded: order.refunded_amount + order.refunded_tax_amount,
});
