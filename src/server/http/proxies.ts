import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/**
 * The address of whoever calls, behind `proxies` proxies of ours: each of them adds the address it sees to `x-forwarded-for`, and
 * what stands further left was written by the caller, who may write what they like.
 */
export function callerAddress(
  forwarded: string | undefined,
  socketAddress: string | undefined,
  proxies: number,
): string | undefined {
  const seen = [...(forwarded ?? "").split(","), socketAddress ?? ""]
    .map((address) => address.trim())
    .filter(Boolean);
  const address = seen[Math.max(0, seen.length - 1 - proxies)];
  return address?.replace(/^::ffff:(?=\d+\.)/i, "");
}

/**
 * Makes `x-forwarded-for` of every request one address that can be believed, before anything reads it. Next leaves standing what a
 * caller sends, and with it they would choose by which address they are counted.
 */
export function trustProxies(proxies: number): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const forwarded = request.headers["x-forwarded-for"];
    const text = Array.isArray(forwarded) ? forwarded.join(",") : forwarded;
    const address = callerAddress(text, request.socket.remoteAddress, proxies);
    if (address) request.headers["x-forwarded-for"] = address;
    else delete request.headers["x-forwarded-for"];
  });
}
