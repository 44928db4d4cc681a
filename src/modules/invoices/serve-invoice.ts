import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { world } from "@/server/context";
import { serve } from "@/server/files/serve";
import { fileStore } from "@/server/files/store";
import { beginCall } from "@/server/http/call";
import { errorResponse } from "@/server/http/error-response";
import { InvoiceLinkExpired } from "./errors";
import { findIssuedById } from "./repository";
import { isLinkGood } from "./sign-link";
import { storeIssued, storeKeyOf } from "./store-issued";

type Params = { params: Promise<{ id: string }> };

/** Answers an issued file at an address that we signed, to anybody who has it: GET or HEAD. */
export async function serveInvoice(request: Request, { params }: Params): Promise<Response> {
  const call = beginCall(request);
  try {
    const here = world();
    const id = Id.safeParse((await params).id);
    if (!id.success || !isLinkGood(id.data, call.url.searchParams, here.realNow))
      throw new InvoiceLinkExpired();
    const found = await findIssuedById(here.read, id.data);
    if (!found) throw new ResourceNotFound();
    const { size, sha256, document, copy, ...issued } = await storeIssued(here, found);
    return await serve(request, await fileStore(), {
      key: storeKeyOf(issued),
      name: `${document.number}${copy > 1 ? `-${copy}` : ""}.pdf`,
      mimeType: "application/pdf",
      size: size ?? 0,
      etag: sha256 ?? issued.id,
      isPrivate: true,
    });
  } catch (error) {
    return errorResponse(error, call, [ResourceNotFound, InvoiceLinkExpired]);
  }
}
