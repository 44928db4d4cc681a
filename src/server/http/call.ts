import "server-only";
import { newId } from "@/lib/id";
import type { Allowance } from "@/server/auth/count";
import { addressOf } from "./address";

/** One request on its way through the steps. */
export type Call = {
  request: Request;
  url: URL;
  requestId: string;
  /** The caller's network address, as the nearest proxy or our own server saw it. */
  address: string;
  allowance: Allowance | null;
  /** The answer is an earlier one, under the same Idempotency-Key. */
  isReplayed?: boolean;
};

/** Takes over a caller's request id where it is plain enough for a log line. */
export function beginCall(request: Request): Call {
  const given = request.headers.get("x-request-id");
  return {
    request,
    url: new URL(request.url),
    requestId: given && /^[\w.:-]{1,80}$/.test(given) ? given : newId(),
    address: addressOf(request.headers),
    allowance: null,
  };
}
