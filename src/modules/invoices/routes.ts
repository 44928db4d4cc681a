import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { route } from "@/server/http/route";
import { MissingInvoiceBillingDetails, RefundNotEligibleForCreditNote } from "./errors";
import { getCreditNoteLink, getInvoiceLink, getReceiptLink, toIssuedInvoice } from "./get-link";
import { issueCreditNote } from "./issue-credit-note";
import { issueInvoice } from "./issue-invoice";
import { InvoiceLink, InvoiceQuery, IssuedInvoice, ReceiptLink } from "./schema";

export { serveInvoice } from "./serve-invoice";
export { serveReceipt } from "./serve-receipt";

const params = z.object({ id: Id });

export const generateInvoice = route({
  method: "POST",
  path: "/orders/{id}/invoice",
  name: "orders.generateInvoice",
  summary: "Issue the invoice of an order, or a copy with corrected billing details",
  access: merchant("orders:write"),
  params,
  returns: IssuedInvoice,
  status: 202,
  errors: [ResourceNotFound, MissingInvoiceBillingDetails],
  handler: async ({ ctx, params: { id } }) => toIssuedInvoice(await issueInvoice(ctx, id)),
});

export const getInvoice = route({
  method: "GET",
  path: "/orders/{id}/invoice",
  name: "orders.invoice",
  summary: "Get an address of the invoice that was issued for an order",
  access: merchant("orders:read"),
  params,
  query: InvoiceQuery,
  returns: InvoiceLink,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id }, query }) => getInvoiceLink(ctx, id, query.copy),
});

export const getReceipt = route({
  method: "GET",
  path: "/orders/{id}/receipt",
  name: "orders.receipt",
  summary: "Get an address of the receipt of a paid order",
  access: merchant("orders:read"),
  params,
  returns: ReceiptLink,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id } }) => getReceiptLink(ctx, id),
});

export const generateCreditNote = route({
  method: "POST",
  path: "/refunds/{id}/credit-note",
  name: "refunds.generateCreditNote",
  summary: "Issue the credit note of a refund, and the invoice of its order where there is none",
  access: merchant("refunds:write"),
  params,
  returns: IssuedInvoice,
  status: 202,
  errors: [ResourceNotFound, RefundNotEligibleForCreditNote, MissingInvoiceBillingDetails],
  handler: async ({ ctx, params: { id } }) => toIssuedInvoice(await issueCreditNote(ctx, id)),
});

export const getCreditNote = route({
  method: "GET",
  path: "/refunds/{id}/credit-note",
  name: "refunds.creditNote",
  summary: "Get an address of the credit note that was issued for a refund",
  access: merchant("refunds:read"),
  params,
  returns: InvoiceLink,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id } }) => getCreditNoteLink(ctx, id),
});

export const invoiceRoutes = [generateInvoice, getInvoice, getReceipt, generateCreditNote, getCreditNote];
