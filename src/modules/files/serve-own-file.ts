import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { serve } from "@/server/files/serve";
import { fileStore } from "@/server/files/store";
import { findFile } from "./repository";

/**
 * Answers a file to the organization that has uploaded it, whole or in a range, as it is read from the store; to be saved, whatever it is. No customer fetched
 * it, so that it is counted as no download.
 * @throws ResourceNotFound for one that is not theirs, is deleted, or whose upload was never completed
 */
export async function serveOwnFile(
  { read, organizationId }: Context,
  request: Request,
  id: string,
): Promise<Response> {
  const file = await findFile(read, organizationId, id);
  if (!file?.is_uploaded) throw new ResourceNotFound();
  return serve(request, await fileStore(), {
    key: file.path,
    name: file.name,
    mimeType: "application/octet-stream",
    size: Number(file.size),
    etag: file.checksum_etag ?? file.id,
    isPrivate: true,
  });
}
