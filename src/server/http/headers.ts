import "server-only";
import type { Call } from "./call";

/** The headers of every answer of the API. CORS headers are set in next.config.ts, for preflights too. */
export function headersOf({
  requestId,
  allowance,
}: Pick<Call, "requestId" | "allowance">): Record<string, string> {
  const headers: Record<string, string> = {
    // Not compressed here: small answers would cost more time than they save, and events have to leave at once.
    "Cache-Control": "private, no-store, no-transform",
    "X-Request-Id": requestId,
  };
  if (allowance) {
    headers["RateLimit-Limit"] = String(allowance.limit);
    headers["RateLimit-Remaining"] = String(allowance.remaining);
    headers["RateLimit-Reset"] = String(allowance.resetSeconds);
  }
  return headers;
}
