import "server-only";
import { createHmac } from "node:crypto";
import { DAY_MS } from "@/lib/time";
import { env } from "@/server/env";
import { sameText } from "./token";

/** How long a link in a mail leads in. */
const LIFETIME_MS = 30 * DAY_MS;

type Link = { slug: string; customerId: string; expires: string };

const signatureOf = ({ slug, customerId, expires }: Link): string =>
  createHmac("sha256", env.FLORIN_SECRET)
    .update(["portal-link", slug, customerId, expires].join("\n"))
    .digest("base64url");

/**
 * The address in a mail that lets its customer into their portal, for thirty days of real time. Whoever reads the mail gets in, as with a code that was
 * mailed.
 */
export function portalLink(slug: string, customerId: string, page: string): string {
  const expires = String(Date.now() + LIFETIME_MS);
  const signature = signatureOf({ slug, customerId, expires });
  const query = new URLSearchParams({ page, customer: customerId, expires, signature });
  return `${env.FLORIN_URL}/portal/${slug}?${query}`;
}

/** The customer of a link that we gave out and that still holds; null for any other. */
export function customerOfPortalLink(slug: string, query: URLSearchParams, now: Date): string | null {
  const { customer: customerId, expires, signature } = Object.fromEntries(query);
  if (!customerId || !expires || !signature) return null;
  const isOurs = sameText(signatureOf({ slug, customerId, expires }), signature);
  return isOurs && Number(expires) > now.getTime() ? customerId : null;
}
