import "server-only";
import { NextResponse } from "next/server";
import { newId } from "@/lib/id";
import { findCustomer } from "@/modules/customers";
import { InvalidToken } from "@/server/auth/errors";
import { customerOfPortalLink } from "@/server/auth/portal-link";
import { inOrganization } from "@/server/clock";
import { type World, world } from "@/server/context";
import { addressOf } from "@/server/http/address";
import { createCustomerSession } from "./create-customer-session";
import { enterPortal, type Portal } from "./enter-portal";
import { PORTAL_COOKIE, portalCookie } from "./portal-cookie";
import { portalPageOf, portalPath, signInPath } from "./portal-pages";
import { findOrganizationId } from "./repository";

/** A new session for the customer who follows a link of a mail; null where it is not ours, or they are gone. */
async function tokenOfMail(here: World, slug: string, query: URLSearchParams): Promise<string | null> {
  const customerId = customerOfPortalLink(slug, query, here.realNow);
  const organizationId = customerId && (await findOrganizationId(here.read, slug));
  if (!organizationId) return null;
  const ctx = await inOrganization(here, organizationId);
  const customer = await findCustomer(here.read, organizationId, customerId);
  return customer && (await createCustomerSession(ctx, newId(), { customer_id: customer.id })).token;
}

/** Null where the token does not open this portal. @throws TooManyRequests */
async function enter(here: World, slug: string, token: string, request: Request): Promise<Portal | null> {
  try {
    return await enterPortal(here, { token, slug, address: addressOf(request.headers) });
  } catch (error) {
    if (error instanceof InvalidToken) return null;
    throw error;
  }
}

const heldToken = (request: Request): string | undefined =>
  request.headers
    .get("cookie")
    ?.split(/; */)
    .find((cookie) => cookie.startsWith(`${PORTAL_COOKIE}=`))
    ?.slice(PORTAL_COOKIE.length + 1);

/**
 * The door of a portal. Of a session link or the link of a mail the token goes out of the address into a cookie that no script reads, and the browser to the
 * customer's page; whoever is signed in already goes there too. Everybody else comes to sign in.
 */
export async function openPortal(request: Request, slug: string): Promise<Response> {
  const here = world();
  const { searchParams } = new URL(request.url);
  const page = portalPageOf(searchParams.get("page"));
  const given =
    searchParams.get("customer_session_token") ?? (await tokenOfMail(here, slug, searchParams)) ?? undefined;
  const token = given ?? heldToken(request);
  const portal = token ? await enter(here, slug, token, request) : null;
  const answer = new NextResponse(null, {
    status: 303,
    headers: {
      Location: portal ? portalPath(slug, page) : signInPath(slug, page),
      "Cache-Control": "private, no-store",
      "Referrer-Policy": "no-referrer",
    },
  });
  if (portal && given) answer.cookies.set(portalCookie(slug, given, portal.organization.expires_at));
  return answer;
}
