import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { findOrder } from "@/modules/orders";
import { customer, ownCustomerId, type Subject } from "@/server/auth/access";
import type { Context } from "@/server/context";
import { route } from "@/server/http/route";
import { MissingInvoiceBillingDetails } from "./errors";
import { getInvoiceLink, getReceiptLink, toIssuedInvoice } from "./get-link";
import { issueInvoice } from "./issue-invoice";
import { InvoiceLink, IssuedInvoice, ReceiptLink } from "./schema";

const params = z.object({ id: Id });

/** @throws ResourceNotFound for an order that is not the customer's. */
async function refuseForeign(ctx: Context, subject: Subject, id: string): Promise<void> {
  const order = await findOrder(ctx.read, ctx.organizationId, id);
  if (order?.customer_id !== ownCustomerId(subject)) throw new ResourceNotFound();
}

export const getOwnInvoice = route({
  method: "GET",
  path: "/customer-portal/orders/{id}/invoice",
  name: "customerPortal.getOrderInvoice",
  summary: "Get an address of the invoice that was issued for an order of one's own",
  access: customer("manage"),
  params,
  returns: InvoiceLink,
  errors: [ResourceNotFound],
  handler: async ({ ctx, subject, params: { id } }) => {
    await refuseForeign(ctx, subject, id);
    return getInvoiceLink(ctx, id);
  },
});

export const generateOwnInvoice = route({
  method: "POST",
  path: "/customer-portal/orders/{id}/invoice",
  name: "customerPortal.generateOrderInvoice",
  summary: "Issue the invoice of an order of one's own, or a copy with what has changed since",
  access: customer("manage"),
  params,
  returns: IssuedInvoice,
  status: 202,
  errors: [ResourceNotFound, MissingInvoiceBillingDetails],
  handler: async ({ ctx, subject, params: { id } }) => {
    await refuseForeign(ctx, subject, id);
    return toIssuedInvoice(await issueInvoice(ctx, id));
  },
});

export const getOwnReceipt = route({
  method: "GET",
  path: "/customer-portal/orders/{id}/receipt",
  name: "customerPortal.getOrderReceipt",
  summary: "Get an address of the receipt of an order of one's own",
  access: customer("manage"),
  params,
  returns: ReceiptLink,
  errors: [ResourceNotFound],
  handler: async ({ ctx, subject, params: { id } }) => {
    await refuseForeign(ctx, subject, id);
    return getReceiptLink(ctx, id);
  },
});

export const customerInvoiceRoutes = [getOwnInvoice, generateOwnInvoice, getOwnReceipt];
