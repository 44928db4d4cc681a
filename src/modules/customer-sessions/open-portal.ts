import "server-only";
import { InvalidToken } from "@/server/auth/errors";
import { world } from "@/server/context";
import { addressOf } from "@/server/http/address";
import { enterPortal } from "./enter-portal";
import { portalCookie } from "./portal-cookie";

/** The pages of a customer; a link without `page` leads to the first. */
const pages = ["credits", "payment-methods"];

/**
 * Answers a session link: the token goes out of the address into a cookie that no script reads, and the browser to the customer's page. A token that is
 * not valid here leads to the same page, which says so.
 */
export async function openPortal(request: Request, slug: string): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const token = searchParams.get("customer_session_token") ?? "";
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
    const portal = await enterPortal(world(), { token, slug, address: addressOf(request.headers) });
    if (portal)
      answer.headers.append("Set-Cookie", portalCookie(slug, token, portal.organization.expires_at));
  } catch (error) {
    if (!(error instanceof InvalidToken)) throw error;
  }
  return answer;
}
