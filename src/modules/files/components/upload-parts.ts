import { putBytes } from "@/lib/put-bytes";
import { ApiError, request } from "@/lib/request";
import { type CreateFile, File as FileSchema, FileUpload } from "../schema";

export type Way = { onProgress: (share: number) => void; signal: AbortSignal };

/** Above what S3 asks of a part, and small enough to be sent once more. */
const PART_BYTES = 16 * 1024 * 1024;
const AT_ONCE = 3;
const TRIES = 3;

type Part = CreateFile["upload"]["parts"][number];

/** The SHA-256 of bytes in base64; null where the browser has none to give, on a page without encryption. */
async function sha256Of(bytes: Blob): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const digest = await crypto.subtle.digest("SHA-256", await bytes.arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

/** Cuts a file into parts, each with its checksum, reading one of them at a time. */
async function cut(file: Blob, signal: AbortSignal): Promise<Part[]> {
  const parts: Part[] = [];
  for (let start = 0; start < file.size; start += PART_BYTES) {
    signal.throwIfAborted();
    const chunk_end = Math.min(start + PART_BYTES, file.size);
    const checksum_sha256_base64 = await sha256Of(file.slice(start, chunk_end));
    parts.push({ number: parts.length + 1, chunk_start: start, chunk_end, checksum_sha256_base64 });
  }
  return parts;
}

/** Begins, sends some parts at a time, each again where it fails, and completes. @throws ApiError */
export async function uploadInParts(
  organization: string,
  file: File,
  about: Pick<CreateFile, "service" | "replaces_id" | "version">,
  { onProgress, signal }: Way,
): Promise<FileSchema> {
  const parts = await cut(file, signal);
  const { name, size, type } = file;
  const begun = await request(FileUpload, "/files", {
    organization,
    method: "POST",
    signal,
    body: { ...about, name, size, mime_type: type || "application/octet-stream", upload: { parts } },
  });
  const sent = new Map<number, number>();
  const send = async (part: FileUpload["upload"]["parts"][number]) => {
    const { number, url, headers, chunk_start, chunk_end } = part;
    const bytes = file.slice(chunk_start, chunk_end);
    const hear = (share: number) => {
      sent.set(number, share * bytes.size);
      onProgress([...sent.values()].reduce((sum, each) => sum + each, 0) / size);
    };
    const checksum_etag = await again(
      () => putBytes(url, bytes, { headers, onProgress: hear, signal }),
      signal,
    );
    return { number, checksum_etag };
  };
  const { id, path } = begun.upload;
  const body = { id, path, parts: await someAtOnce(begun.upload.parts, send) };
  return request(FileSchema, `/files/${begun.id}/uploaded`, { organization, method: "POST", body, signal });
}

async function again<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (error) {
      if (tried === TRIES || signal.aborted || !(error instanceof ApiError)) throw error;
      await new Promise((done) => setTimeout(done, 1_000 * tried));
    }
  }
}

async function someAtOnce<T, R>(all: readonly T[], work: (each: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = all.entries();
  const worker = async () => {
    for (const [index, each] of waiting) results[index] = await work(each);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
