import { ownPath } from "@/lib/own-path";
import { ApiError, request } from "@/lib/request";
import { FileUpload, ProductMediaFile } from "@/modules/files/schema";

/** What a browser shows and the store takes. */
export const PICTURE_TYPES = "image/png,image/jpeg,image/webp,image/gif,image/avif";
export const MAX_PICTURE_BYTES = 10 * 1024 * 1024;

type Progress = (share: number) => void;

/** PUTs the bytes and answers the ETag. The one thing that fetch cannot do is tell how far it got. */
function put(
  url: string,
  headers: Record<string, string>,
  file: File,
  onProgress: Progress,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const failed = () =>
      reject(new ApiError({ kind: "UploadFailed", detail: "The picture could not be sent.", status: 0 }));
    const sending = new XMLHttpRequest();
    sending.open("PUT", ownPath(url));
    for (const [name, value] of Object.entries(headers)) sending.setRequestHeader(name, value);
    sending.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
    sending.onload = () => {
      const etag = sending.getResponseHeader("etag");
      if (sending.status === 200 && etag) resolve(etag);
      else failed();
    };
    sending.onerror = failed;
    sending.onabort = failed;
    signal.addEventListener("abort", () => sending.abort());
    sending.send(file);
  });
}

/** Sends a picture to the store in one part; `onProgress` hears from 0 to 1. @throws ApiError */
export async function uploadPicture(
  organization: string,
  file: File,
  onProgress: Progress,
  signal: AbortSignal,
): Promise<ProductMediaFile> {
  const begun = await request(FileUpload, "/files", {
    organization,
    method: "POST",
    signal,
    body: {
      name: file.name,
      mime_type: file.type,
      size: file.size,
      service: "product_media",
      upload: { parts: [{ number: 1, chunk_start: 0, chunk_end: file.size }] },
    },
  });
  const { id, path, parts } = begun.upload;
  const sent = await Promise.all(
    parts.map(async ({ number, url, headers }) => ({
      number,
      checksum_etag: await put(url, headers, file, onProgress, signal),
    })),
  );
  return request(ProductMediaFile, `/files/${begun.id}/uploaded`, {
    organization,
    method: "POST",
    body: { id, path, parts: sent },
    signal,
  });
}
