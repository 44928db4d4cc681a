import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { world } from "@/server/context";
import { serve } from "@/server/files/serve";
import { fileStore } from "@/server/files/store";
import { beginCall } from "@/server/http/call";
import { errorResponse } from "@/server/http/error-response";
import { findPublicFile } from "./repository";

type Params = { params: Promise<{ id: string }> };

/** Answers a public picture, to anybody: GET or HEAD, whole or in ranges. */
export async function servePublicFile(request: Request, { params }: Params): Promise<Response> {
  try {
    const id = Id.safeParse((await params).id);
    const file = id.success ? await findPublicFile(world().read, id.data) : null;
    if (!file) throw new ResourceNotFound();
    return await serve(request, await fileStore(), {
      key: file.path,
      name: file.name,
      mimeType: file.mime_type,
      size: Number(file.size),
      etag: file.checksum_etag ?? file.id,
    });
  } catch (error) {
    return errorResponse(error, beginCall(request), [ResourceNotFound]);
  }
}
