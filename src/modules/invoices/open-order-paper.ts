import "server-only";
import { DomainError } from "@/lib/errors";
import { findOrders, orderOfPayLink } from "@/modules/orders";
import { inOrganization } from "@/server/clock";
import { type World, world } from "@/server/context";
import { env } from "@/server/env";
import { getReceiptLink } from "./get-link";
import { issueInvoice } from "./issue-invoice";
import { signLink } from "./sign-link";

/** Leads whoever has the link to an order to the file of its invoice or receipt; back to the order where there can be none. */
export async function openOrderPaper(token: string, paper: "invoice" | "receipt"): Promise<Response> {
  const url = await urlOf(world(), token, paper).catch((error: unknown) => {
    if (error instanceof DomainError && error.status < 500) return null;
    throw error;
  });
  return new Response(null, {
    status: 303,
    headers: {
      Location: url ?? `${env.FLORIN_URL}/pay/${encodeURIComponent(token)}`,
      "Cache-Control": "private, no-store",
    },
  });
}

async function urlOf(here: World, token: string, paper: "invoice" | "receipt"): Promise<string | null> {
  const id = orderOfPayLink(token);
  const [order] = id ? await findOrders(here.read, [id]) : [];
  if (!order) return null;
  const ctx = await inOrganization(here, order.customer.organization_id);
  if (paper === "receipt") return (await getReceiptLink(ctx, order.id)).url;
  return signLink((await issueInvoice(ctx, order.id)).id, here.realNow).url;
}
