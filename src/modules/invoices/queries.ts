import { queryOptions } from "@tanstack/react-query";
import { request } from "@/lib/request";
import { InvoiceLink, IssuedInvoice } from "./schema";

type Subject = `/orders/${string}/invoice` | `/refunds/${string}/credit-note`;

export const invoicePath = (orderId: string): Subject => `/orders/${orderId}/invoice`;
export const creditNotePath = (refundId: string): Subject => `/refunds/${refundId}/credit-note`;

/** The invoice that was issued for an order. Its address ends: one to follow is asked for at the press. */
export const invoiceOfOrder = (organizationId: string, orderId: string) =>
  queryOptions({
    queryKey: ["orders", organizationId, "invoice", orderId],
    queryFn: ({ signal }) =>
      request(InvoiceLink, invoicePath(orderId), { organization: organizationId, signal }),
  });

/** Issues the file where `mayIssue`, and starts its download. @throws ApiError */
export async function download(organizationId: string, path: Subject, mayIssue: boolean): Promise<void> {
  const organization = organizationId;
  if (mayIssue) await request(IssuedInvoice, path, { organization, method: "POST" });
  const { url } = await request(InvoiceLink, path, { organization });
  location.assign(url);
}
