import { createHash } from "node:crypto";
import { receivePart } from "@/server/files/receive-part";
import type { Api } from "../setup/api.ts";

const sha256 = (content: Uint8Array) => createHash("sha256").update(content).digest("base64");

/** Cuts content as a client does: parts of `partBytes`, each with its checksum. */
function cut(content: Uint8Array, partBytes = content.byteLength) {
  const count = Math.ceil(content.byteLength / partBytes);
  return Array.from({ length: count }, (_, index) => {
    const chunk_start = index * partBytes;
    const chunk_end = Math.min(chunk_start + partBytes, content.byteLength);
    const part = { number: index + 1, chunk_start, chunk_end };
    return { ...part, checksum_sha256_base64: sha256(content.subarray(chunk_start, chunk_end)) };
  });
}

/** What begins the upload of `content`: a picture of a product, unless named otherwise. */
export const aFileInput = (content: Uint8Array, named: object = {}, partBytes?: number) => ({
  name: "cover.png",
  mime_type: "image/png",
  size: content.byteLength,
  service: "product_media",
  checksum_sha256_base64: sha256(content),
  upload: { parts: cut(content, partBytes) },
  ...named,
});

/** Sends one part to the local store, as a client with the signed address does. */
export function sendPart(
  url: string,
  body: Uint8Array | ReadableStream,
  headers: Record<string, string> = {},
) {
  const [id = "", number = ""] = new URL(url).pathname.split("/").slice(-2);
  const init = { method: "PUT", body, headers, duplex: "half" } as RequestInit;
  return receivePart(new Request(url, init), { params: Promise.resolve({ id, number }) });
}

type Part = { number: number; chunk_start: number; chunk_end: number; url: string };

/** Begins, sends and completes; answers what `POST /files/{id}/uploaded` does. */
export async function anUploadedFile(api: Api, content: Uint8Array, named: object = {}, partBytes?: number) {
  const { body: file } = await api("POST", "/files", aFileInput(content, named, partBytes));
  const parts = [];
  for (const part of file.upload.parts as Part[]) {
    const sent = await sendPart(part.url, content.subarray(part.chunk_start, part.chunk_end));
    parts.push({
      number: part.number,
      checksum_etag: sent.headers.get("etag"),
      checksum_sha256_base64: null,
    });
  }
  return api("POST", `/files/${file.id}/uploaded`, { id: file.upload.id, path: file.upload.path, parts });
}
