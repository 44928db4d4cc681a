import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/**
 * A path whose escapes are broken (`%zz`, `%ff`) or hold a NUL, which the database cannot, with its percent signs taken as they
 * stand: so it names nothing, and is not found. Others are left alone, and so is the query.
 */
export function readablePath(url: string): string {
  const [path = ""] = url.split("?", 1);
  return isReadable(path) ? url : path.replaceAll("%", "%25") + url.slice(path.length);
}

function isReadable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

/** Mends broken paths before anything reads them: Next answers some with a bare 500. */
export function mendBrokenPaths(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    if (request.url?.includes("%")) request.url = readablePath(request.url);
  });
}
