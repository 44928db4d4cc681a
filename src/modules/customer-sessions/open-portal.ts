import "server-only";
import { InvalidToken } from "@/server/auth/errors";
import { world } from "@/server/context";
import { addressOf } from "@/server/http/address";
import { enterPortal } from "./enter-portal";
import { portalCookie } from "./portal-cookie";

/**
 * Answers a session link: the token goes out of the address into a cookie that no script reads, and the browser to the customer's page. A token that is
 * not valid here leads to the same page, which says so.
 */
export async function openPortal(request: Request, slug: string): Promise<Response> {
  const token = new URL(request.url).searchParams.get("customer_session_token") ?? "";
  const answer = new Response(null, {
    status: 303,
    headers: {
      Location: `/portal/${encodeURIComponent(slug)}/credits`,
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
