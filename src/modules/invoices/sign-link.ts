import "server-only";
import { createHmac } from "node:crypto";
import { sameText } from "@/server/auth/token";
import { env } from "@/server/env";

/** How long an address of a file holds. */
const LINK_LIFETIME_SECONDS = 15 * 60;

/** What is fetched: a file that was issued by its own id, or a receipt by that of its order. */
type Kind = "invoices" | "receipts";

const signatureOf = (kind: Kind, id: string, expires: number) =>
  createHmac("sha256", env.FLORIN_SECRET)
    .update([`${kind}.link`, id, expires].join("\n"))
    .digest("base64url");

/** An address at which anybody may fetch a file, for a quarter of an hour. */
export function signLink(
  id: string,
  now: Date,
  kind: Kind = "invoices",
): { url: string; expires_at: string } {
  const expires = Math.floor(now.getTime() / 1_000) + LINK_LIFETIME_SECONDS;
  const query = new URLSearchParams({ expires: String(expires), signature: signatureOf(kind, id, expires) });
  return {
    url: `${env.FLORIN_URL}/api/files/${kind}/${id}?${query}`,
    expires_at: new Date(expires * 1_000).toISOString(),
  };
}

/** Whether we gave out this address, and its time is not over. */
export function isLinkGood(id: string, query: URLSearchParams, now: Date, kind: Kind = "invoices"): boolean {
  const expires = Number(query.get("expires"));
  return (
    sameText(signatureOf(kind, id, expires), query.get("signature") ?? "") && expires * 1_000 > now.getTime()
  );
}
