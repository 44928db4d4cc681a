import "server-only";
import { createHmac } from "node:crypto";
import { Id } from "@/lib/id";
import { sameText } from "@/server/auth/token";
import { env } from "@/server/env";

/** Long enough to go on with a large file after the connection broke. */
const LINK_LIFETIME_SECONDS = 3_600;

/** What a link is for: one file, by one grant, and so for one customer. */
export type Linked = { grantId: string; fileId: string };

const signatureOf = ({ grantId, fileId }: Linked, expires: number) =>
  createHmac("sha256", env.FLORIN_SECRET)
    .update(["downloadables.link", grantId, fileId, expires].join("\n"))
    .digest("base64url");

/** An address at which a file is fetched for an hour, as long as the grant gives it. */
export function signDownload(
  linked: Linked,
  now: Date,
): { url: string; headers: Record<string, string>; expires_at: string } {
  const expires = Math.floor(now.getTime() / 1_000) + LINK_LIFETIME_SECONDS;
  const token = [linked.grantId, linked.fileId, expires, signatureOf(linked, expires)].join(".");
  return {
    url: `${env.FLORIN_URL}/api/v1/customer-portal/downloadables/${token}`,
    headers: {},
    expires_at: new Date(expires * 1_000).toISOString(),
  };
}

/** What a token of ours is for; null when we never gave it out, or its time is over. */
export function readDownload(token: string, now: Date): Linked | null {
  const [grantId = "", fileId = "", until = "", signature = "", ...more] = token.split(".");
  const expires = Number(until);
  const isOurs = sameText(signatureOf({ grantId, fileId }, expires), signature) && more.length === 0;
  const isGood = isOurs && expires * 1_000 > now.getTime();
  return isGood && Id.safeParse(grantId).success && Id.safeParse(fileId).success ? { grantId, fileId } : null;
}
