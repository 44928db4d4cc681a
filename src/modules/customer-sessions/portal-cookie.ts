import "server-only";
import { env } from "@/server/env";

/** Holds the session token in the browser of a customer, for the pages of one organization alone. */
export const PORTAL_COOKIE = "florin_customer";

/** The cookie: no script reads it, no other site's form sends it, and it ends with the session. */
export const portalCookie = (slug: string, token: string, expires: Date) => ({
  name: PORTAL_COOKIE,
  value: token,
  path: `/portal/${slug}`,
  expires,
  httpOnly: true,
  sameSite: "lax" as const,
  secure: env.FLORIN_URL.startsWith("https:"),
});

/** The cookie that takes its place when the customer leaves. */
export const noPortalCookie = (slug: string) => portalCookie(slug, "", new Date(0));
