import { putBytes } from "@/lib/put-bytes";
import { request } from "@/lib/request";
import { FileUpload, File as StoredFile } from "../schema";

/** What a browser shows and the store takes. */
export const PICTURE_TYPES = "image/png,image/jpeg,image/webp,image/gif,image/avif";
export const MAX_PICTURE_BYTES = 10 * 1024 * 1024;

/** Sends the picture of an organization to the store and answers where anybody can see it. @throws ApiError */
export async function uploadAvatar(
  organization: string,
  picture: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const begun = await request(FileUpload, "/files", {
    organization,
    method: "POST",
    signal,
    body: {
      name: picture.name,
      mime_type: picture.type,
      size: picture.size,
      service: "organization_avatar",
      upload: { parts: [{ number: 1, chunk_start: 0, chunk_end: picture.size }] },
    },
  });
  const { id, path, parts } = begun.upload;
  const sent = await Promise.all(
    parts.map(async ({ number, url, headers }) => ({
      number,
      checksum_etag: await putBytes(url, picture, { headers, onProgress, signal }),
    })),
  );
  const stored = await request(StoredFile, `/files/${begun.id}/uploaded`, {
    organization,
    method: "POST",
    body: { id, path, parts: sent },
    signal,
  });
  if (stored.service !== "organization_avatar") throw new Error("stored as something else than it was sent");
  return stored.public_url;
}
