import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { World } from "@/server/context";
import { serve } from "@/server/files/serve";
import { fileStore } from "@/server/files/store";
import { countDownload, findLinked } from "./repository";
import { readDownload } from "./sign-link";

/**
 * Answers the file of a link, whole or in a range, as it is read from the store: no more than a piece of it is ever in memory. Whether the
 * grant still gives it is asked each time. Counted is what begins at the first byte: whoever goes on after a break is not counted again.
 * @throws ResourceNotFound for a link that is not ours, is over, or whose file was taken back
 */
export async function serveDownload(
  { db, read, realNow }: World,
  request: Request,
  token: string,
): Promise<Response> {
  const linked = readDownload(token, realNow);
  const found = linked && (await findLinked(read, linked));
  if (!found)
    throw new ResourceNotFound(undefined, "This link has ended. Open your files again for another.");
  const { file } = found;
  const response = await serve(request, await fileStore(), {
    key: file.path,
    name: file.name,
    mimeType: "application/octet-stream",
    size: Number(file.size),
    etag: file.checksum_etag ?? file.id,
    isPrivate: true,
  });
  const range = response.headers.get("content-range");
  const begins = response.status === 200 || range?.startsWith("bytes 0-");
  if (!response.body || !begins) return response;
  try {
    await countDownload(db, found, realNow);
  } catch (error) {
    await response.body.cancel();
    throw error;
  }
  return response;
}
