import "server-only";
import { world } from "@/server/context";
import { readJourney } from "./journey";

/**
 * Answers whoever comes back from another service: on to the page of the portal or the dashboard from which they set out, where their session is. What
 * they bring is looked at there.
 */
export function leadBack(request: Request): Response {
  const { searchParams } = new URL(request.url);
  const state = searchParams.get("state") ?? "";
  const journey = readJourney(state, world().realNow);
  const headers = { "Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer" };
  if (!journey)
    return new Response("This sign-in has ended. Go back to where you began, and begin again.", {
      status: 400,
      headers: { ...headers, "Content-Type": "text/plain; charset=utf-8" },
    });
  const code = searchParams.get("code");
  const query = new URLSearchParams({ state, ...(code ? { code } : { refused: "yes" }) });
  const page = `/${journey.to}/${encodeURIComponent(journey.slug)}/connect/${journey.platform}`;
  return new Response(null, { status: 303, headers: { ...headers, Location: `${page}?${query}` } });
}
