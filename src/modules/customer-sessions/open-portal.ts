import "server-only";
import { newId } from "@/lib/id";
import { findCustomer } from "@/modules/customers";
import { InvalidToken } from "@/server/auth/errors";
import { customerOfPortalLink } from "@/server/auth/portal-link";
import { inOrganization } from "@/server/clock";
import { type World, world } from "@/server/context";
import { addressOf } from "@/server/http/address";
import { createCustomerSession } from "./create-customer-session";
import { enterPortal } from "./enter-portal";
import { portalCookie } from "./portal-cookie";
import { findOrganizationId } from "./repository";

/** The pages of a customer; a link without `page` leads to the first. */
const pages = ["credits", "subscriptions", "orders", "payment-methods"];

/** A new session for the customer who follows a link of a mail; null where it is not ours, or they are gone. */
async function tokenOfMail(here: World, slug: string, query: URLSearchParams): Promise<string | null> {
  const customerId = customerOfPortalLink(slug, query, here.realNow);
  const organizationId = customerId && (await findOrganizationId(here.read, slug));
  if (!organizationId) return null;
  const ctx = await inOrganization(here, organizationId);
  const customer = await findCustomer(here.read, organizationId, customerId);
  return customer && (await createCustomerSession(ctx, newId(), { customer_id: customer.id })).token;
}

/**
 * Answers a session link or the link of a mail: the token goes out of the address into a cookie that no script reads, and the browser to the customer's page. A token that is
 * not valid here leads to the same page, which says so.
 */
export async function openPortal(request: Request, slug: string): Promise<Response> {
  const here = world();
  const { searchParams } = new URL(request.url);
  const token =
    searchParams.get("customer_session_token") ?? (await tokenOfMail(here, slug, searchParams)) ?? "";
  const page = pages.find((name) => name === searchParams.get("page")) ?? pages[0];
  const answer = new Response(null, {
    status: 303,
    headers: {
      Location: `/portal/${encodeURIComponent(slug)}/${page}`,
      "Cache-Control": "private, no-store",
      "Referrer-Policy": "no-referrer",
    },
  });
  try {
    const portal = await enterPortal(here, { token, slug, address: addressOf(request.headers) });
    if (portal)
      answer.headers.append("Set-Cookie", portalCookie(slug, token, portal.organization.expires_at));
  } catch (error) {
    if (!(error instanceof InvalidToken)) throw error;
  }
  return answer;
}
