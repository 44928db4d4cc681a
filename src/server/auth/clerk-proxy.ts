import "server-only";
import { clerkMiddleware } from "@clerk/nextjs/server";
import type { NextFetchEvent, NextRequest, NextResponse } from "next/server";
import { env } from "@/server/env";

/** Lets Clerk keep its session cookie fresh around a page's answer. */
export async function withClerk(
  request: NextRequest,
  event: NextFetchEvent,
  answer: (request: NextRequest) => Promise<NextResponse>,
): Promise<Response> {
  // The secret key is left out: Clerk reads it from the environment, and would send a given one on to the page.
  const handle = clerkMiddleware((_auth, inner) => answer(inner), {
    ...(env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY && { publishableKey: env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY }),
    ...(env.CLERK_JWT_KEY && { jwtKey: env.CLERK_JWT_KEY }),
    authorizedParties: [new URL(env.FLORIN_URL).origin],
    signInUrl: "/sign-in",
    signUpUrl: "/sign-up",
  });
  const response = (await handle(request, event)) ?? (await answer(request));
  return stayingHere(request, response);
}

/**
 * Clerk passes its findings on by rewriting a page to its own address, where Next has written `localhost` for 127.0.0.1; Next
 * would take that for another server and call it over the network.
 */
function stayingHere({ nextUrl }: NextRequest, response: Response): Response {
  const target = response.headers.get("x-middleware-rewrite");
  if (!target || new URL(target).pathname !== nextUrl.pathname) return response;
  response.headers.delete("x-middleware-rewrite");
  response.headers.set("x-middleware-next", "1");
  return response;
}
