import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { findInvoicedOrder, findIssued, type Issued } from "./repository";
import { isSameParty } from "./rules";
import type { InvoiceLink, IssuedInvoice } from "./schema";
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
  const isOutdated = name && address ? !isSameParty(issued.document.buyer, { name, address, tax_id }) : false;
  return linkTo(ctx, issued, isOutdated);
}

/** Where the credit note of a refund is fetched. @throws ResourceNotFound where none was issued */
export async function getCreditNoteLink(ctx: Context, refundId: string): Promise<InvoiceLink> {
  const issued = await findIssued(ctx.read, ctx.organizationId, refundId);
  if (!issued) throw new ResourceNotFound();
  return linkTo(ctx, issued, false);
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
