import { randomBytes } from "node:crypto";
import { type NextFetchEvent, type NextRequest, NextResponse } from "next/server";
import { clerkOrigin, isClerkConfigured } from "@/server/auth/clerk-settings";
import { PATH_HEADER } from "@/server/auth/page-path";
import { env } from "@/server/env";
import { uploadOrigin } from "@/server/files/upload-origin";
import { busyPage } from "@/server/http/busy-page";
import { contentSecurityPolicy, pageHeaders } from "@/server/http/content-security";

/** Runs before every page: security headers, the nonce for its scripts, and, where Clerk signs people in, Clerk. */
export async function proxy(request: NextRequest, event: NextFetchEvent): Promise<Response> {
  if (!isClerkConfigured()) return answer(request);
  const { withClerk } = await import("@/server/auth/clerk-proxy");
  return withClerk(request, event, answer);
}

async function answer(request: NextRequest): Promise<NextResponse> {
  const nonce = randomBytes(16).toString("base64");
  const framedBy = await siteThatMayFrame(request);
  const policy = contentSecurityPolicy({
    nonce,
    isDevelopment: env.NODE_ENV === "development",
    sandboxOrigin: env.STRIPE_API_URL ? new URL(env.STRIPE_API_URL).origin : null,
    clerkOrigin: clerkOrigin(),
    uploadOrigin: uploadOrigin(),
    framedBy,
  });
  const headers = new Headers(request.headers);
  // Next reads the nonce out of the policy, and puts it on its scripts.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  headers.set(PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = (await refusal(request, nonce)) ?? NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  const isHttps = env.FLORIN_URL.startsWith("https:");
  for (const [name, value] of Object.entries(pageHeaders({ isHttps, framedBy })))
    response.headers.set(name, value);
  return response;
}

/**
 * A shared link opens a checkout for whoever follows it, so that visits are counted: 429 for too many. Whoever only asks whether it is there, or
 * loads it in case somebody will, opens none: a browser that was refused so asks again once it is followed.
 */
async function refusal(
  { nextUrl, headers, method }: NextRequest,
  nonce: string,
): Promise<NextResponse | null> {
  if (!nextUrl.pathname.startsWith("/buy/")) return null;
  if (method === "HEAD") return new NextResponse(null, { headers: { "Cache-Control": "no-store" } });
  const purpose = headers.get("sec-purpose") ?? headers.get("purpose") ?? headers.get("x-moz") ?? "";
  if (purpose.includes("prefetch"))
    return new NextResponse(null, { status: 503, headers: { "Cache-Control": "no-store" } });
  const { secondsToWait } = await import("@/server/auth/seconds-to-wait");
  const seconds = await secondsToWait(headers);
  if (seconds === null) return null;
  const page = busyPage(seconds, nonce);
  return new NextResponse(page.body, page);
}

/** The origin that the checkout of this address was made to be embedded in. Asked only when a browser loads it into a frame. */
async function siteThatMayFrame({ headers, nextUrl }: NextRequest): Promise<string | null> {
  const clientSecret = /^\/checkout\/(?:[^/]+\/public\/)?([^/]+)/.exec(nextUrl.pathname)?.[1];
  if (!clientSecret || (headers.get("sec-fetch-dest") ?? "document") === "document") return null;
  const { findEmbedOrigin } = await import("@/modules/checkouts/find-embed-origin");
  return findEmbedOrigin(clientSecret);
}

export const config = {
  // Not the API, whose answers are no pages, and not files.
  matcher: ["/((?!api(?:/|$)|v1(?:/|$)|_next/|[^/]+\\.(?:svg|png|ico|js|txt|json|webmanifest)$).*)"],
};
