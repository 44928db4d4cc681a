import "server-only";
import { env } from "@/server/env";

/** Holds the session token in the browser of a customer, for the pages of one organization alone. */
export const PORTAL_COOKIE = "florin_customer";

/** The cookie as a header sets it: no script reads it, no other site's form sends it, and it ends with the session. */
export const portalCookie = (slug: string, token: string, expires: Date): string =>
  [
    `${PORTAL_COOKIE}=${token}`,
    `Path=/portal/${slug}`,
    `Expires=${expires.toUTCString()}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(env.FLORIN_URL.startsWith("https:") ? ["Secure"] : []),
  ].join("; ");
