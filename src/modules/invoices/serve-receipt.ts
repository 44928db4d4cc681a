import "server-only";
import { cardText } from "@/lib/card-text";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { findOrders } from "@/modules/orders";
import { findPaymentOfOrder } from "@/modules/payments";
import { type World, world } from "@/server/context";
import { beginCall } from "@/server/http/call";
import { errorResponse } from "@/server/http/error-response";
import { drawDocument } from "./draw-document";
import { InvoiceLinkExpired } from "./errors";
import { invoiced } from "./issue-invoice";
import { sellerOf } from "./parties";
import { findInvoicedOrder } from "./repository";
import { receiptOf, standingOf } from "./rules";
import { isLinkGood } from "./sign-link";

type Params = { params: Promise<{ id: string }> };

/** Answers the receipt of an order at an address that we signed, to anybody who has it: GET or HEAD. Drawn each time: it tells of what does not change. */
export async function serveReceipt(request: Request, { params }: Params): Promise<Response> {
  const call = beginCall(request);
  try {
    const here = world();
    const id = Id.safeParse((await params).id);
    if (!id.success || !isLinkGood(id.data, call.url.searchParams, here.realNow, "receipts"))
      throw new InvoiceLinkExpired();
    const { bytes, name } = await drawReceipt(here, id.data);
    return new Response(request.method === "HEAD" ? null : new Uint8Array(bytes), {
      headers: {
        "Content-Type": "application/pdf",
        "Content-Length": String(bytes.byteLength),
        "Content-Disposition": `attachment; filename="${name}"`,
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cross-Origin-Resource-Policy": "same-origin",
      },
    });
  } catch (error) {
    return errorResponse(error, call, [ResourceNotFound, InvoiceLinkExpired]);
  }
}

async function drawReceipt(here: World, orderId: string): Promise<{ bytes: Buffer; name: string }> {
  const [view] = await findOrders(here.read, [orderId]);
  if (!view) throw new ResourceNotFound();
  const organizationId = view.customer.organization_id;
  const [order, seller, payment] = await Promise.all([
    findInvoicedOrder(here.read, organizationId, orderId),
    sellerOf(here, organizationId),
    findPaymentOfOrder(here.read, orderId),
  ]);
  if (!order || standingOf(order.status) !== "paid") throw new ResourceNotFound();
  const buyer = {
    name: order.billing_name ?? view.customer.name ?? view.customer.email ?? "",
    address: order.billing_address,
    tax_id: order.tax_id,
  };
  const paid = {
    at: payment ? (payment.modified_at ?? payment.created_at) : order.created_at,
    with: payment && (cardText(payment.method_metadata) || payment.method.replaceAll("_", " ")),
  };
  const document = receiptOf(invoiced(order), { seller, buyer }, paid);
  return { bytes: await drawDocument(document), name: `receipt-${document.number}.pdf` };
}
