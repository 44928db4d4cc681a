import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { findInvoicedOrder, findIssued, type Issued } from "./repository";
import { isCurrent, standingOf } from "./rules";
import type { InvoiceLink, IssuedInvoice, ReceiptLink } from "./schema";
import { signLink } from "./sign-link";
import { storeIssued } from "./store-issued";

/** Where the invoice of an order is fetched: the latest copy, or the one asked for. @throws ResourceNotFound where none was issued */
export async function getInvoiceLink(ctx: Context, orderId: string, copy?: number): Promise<InvoiceLink> {
  const [issued, order] = await Promise.all([
    findIssued(ctx.read, ctx.organizationId, orderId, copy),
    findInvoicedOrder(ctx.read, ctx.organizationId, orderId),
  ]);
  if (!issued || !order) throw new ResourceNotFound();
  const { billing_name: name, billing_address: address, tax_id } = order;
  // Details that were taken away make no other copy, and so no outdated one.
  const buyer = name && address ? { name, address, tax_id } : issued.document.buyer;
  const isOutdated = !isCurrent(issued.document, { buyer, standing: standingOf(order.status) });
  return linkTo(ctx, issued, isOutdated);
}

/** Where the credit note of a refund is fetched. @throws ResourceNotFound where none was issued */
export async function getCreditNoteLink(ctx: Context, refundId: string): Promise<InvoiceLink> {
  const issued = await findIssued(ctx.read, ctx.organizationId, refundId);
  if (!issued) throw new ResourceNotFound();
  return linkTo(ctx, issued, false);
}

/** Where the receipt of an order is fetched. @throws ResourceNotFound where it was not paid */
export async function getReceiptLink(ctx: Context, orderId: string): Promise<ReceiptLink> {
  const order = await findInvoicedOrder(ctx.read, ctx.organizationId, orderId);
  if (!order || standingOf(order.status) !== "paid") throw new ResourceNotFound();
  return signLink(orderId, ctx.realNow, "receipts");
}

async function linkTo(ctx: Context, issued: Issued, isOutdated: boolean): Promise<InvoiceLink> {
  await storeIssued(ctx, issued);
  return { ...signLink(issued.id, ctx.realNow), ...toIssuedInvoice(issued), is_outdated: isOutdated };
}

/** What was issued, as the API answers it. */
export const toIssuedInvoice = ({ document, copy, created_at }: Issued): IssuedInvoice => ({
  number: document.number,
  copy,
  issued_at: created_at.toISOString(),
});
