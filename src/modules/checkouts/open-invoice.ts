import "server-only";
import { DomainError } from "@/lib/errors";
import { world } from "@/server/context";
import { env } from "@/server/env";
import { findInvoiceUrl } from "./find-invoice-url";

type Params = { params: Promise<{ clientSecret: string }> };

/** Leads a buyer to the file of their invoice; to the receipt where there can be none. */
export async function openInvoice(_request: Request, { params }: Params): Promise<Response> {
  const { clientSecret } = await params;
  const url = await findInvoiceUrl(world(), clientSecret).catch((error: unknown) => {
    if (error instanceof DomainError && error.status < 500) return null;
    throw error;
  });
  const receipt = `${env.FLORIN_URL}/checkout/${encodeURIComponent(clientSecret)}/confirmation`;
  return new Response(null, {
    status: 303,
    headers: { Location: url ?? receipt, "Cache-Control": "private, no-store" },
  });
}
