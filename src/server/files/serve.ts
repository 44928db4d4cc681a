import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { FileStore, Range } from "./port";

/** What is served, and how: `size` in bytes, `etag` without quotes. */
export type Served = {
  key: string;
  name: string;
  mimeType: string;
  size: number;
  etag: string;
  /** For whoever holds its address alone: saved by browsers, kept in no cache, read by no other site. */
  isPrivate?: boolean;
};

/**
 * Answers a GET or HEAD for content that never changes: ranges, conditions, a cache for a year where it is public. Nothing in it can run as a page.
 * @throws ResourceNotFound when the store has lost it
 */
export async function serve(request: Request, store: FileStore, file: Served): Promise<Response> {
  const headers = headersOf(file);
  if (request.headers.get("if-none-match") === headers.ETag)
    return new Response(null, { status: 304, headers });
  const range = rangeOf(request, file.size, headers.ETag);
  if (range === "unsatisfiable")
    return new Response(null, {
      status: 416,
      headers: { ...headers, "Content-Range": `bytes */${file.size}` },
    });
  const length = range ? range.end - range.start + 1 : file.size;
  const answer = {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      "Content-Length": String(length),
      ...(range && { "Content-Range": `bytes ${range.start}-${range.end}/${file.size}` }),
    },
  };
  if (request.method === "HEAD") return new Response(null, answer);
  const body = await store.open(file.key, range ?? undefined);
  if (!body) throw new ResourceNotFound();
  return new Response(body, answer);
}

const headersOf = ({ name, mimeType, etag, isPrivate = false }: Served) => ({
  "Content-Type": mimeType,
  "Content-Disposition": `${isPrivate ? "attachment" : "inline"}; filename*=UTF-8''${encodeURIComponent(plainName(name)).replaceAll("'", "%27")}`,
  "Cache-Control": isPrivate ? "private, no-store" : "public, max-age=31536000, immutable",
  "Accept-Ranges": "bytes",
  ETag: `"${etag}"`,
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; sandbox",
  ...(isPrivate
    ? { "Cross-Origin-Resource-Policy": "same-origin" }
    : { "Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*" }),
});

/** A name that leads nowhere when it is saved: no folders, nothing that is not seen, no text that turns the reading round. */
const plainName = (name: string) =>
  name
    .toWellFormed()
    .replaceAll(/[/\\:]/g, "-")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "");

/** One range of bytes; several, or one of another version, are answered as the whole. */
function rangeOf(request: Request, size: number, etag: string): Range | "unsatisfiable" | null {
  const condition = request.headers.get("if-range");
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("range") ?? "") ?? [];
  if ((condition && condition !== etag) || from === undefined || to === undefined || from + to === "")
    return null;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  return start < size && start <= end ? { start, end } : "unsatisfiable";
}
