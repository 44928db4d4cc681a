import "server-only";
import { randomBytes } from "node:crypto";
import { DomainError } from "@/lib/errors";
import { type DiscordApp, discordApp, discordBotUrl, discordSignInUrl } from "@/server/discord/app";
import { env } from "@/server/env";
import { githubApp } from "@/server/github/app";
import { githubSignInUrl } from "@/server/github/sign-in";
import { log } from "@/server/log";
import { SlowDown } from "@/server/outbound/ask-service";
import { ConnectionFailed } from "./errors";
import { challengeOf, type Journey, readJourney, redirectUri, signJourney } from "./journey";

const VERIFIER_COOKIE = "florin_connect";

/** What a code is changed with for what it stands for. */
export type Code = { code: string; verifier: string; redirectUri: string };

const discordUrl = { portal: discordSignInUrl, dashboard: discordBotUrl } satisfies {
  [to in Journey["to"]]: (app: DiscordApp, way: Parameters<typeof discordSignInUrl>[1]) => string;
};

/** Where at the service it begins. @throws ConnectionFailed where the operator has not set it up */
function serviceUrl({ platform, to }: Journey, state: string, verifier: string): string {
  const way = { state, challenge: challengeOf(verifier), redirectUri: redirectUri() };
  const [github, discord] = [githubApp(), discordApp()];
  if (platform === "github" && github) return githubSignInUrl(github, way);
  if (platform === "discord" && discord) return discordUrl[to](discord, way);
  throw new ConnectionFailed(undefined, `${platform} is not set up on this installation.`);
}

const cookie = ({ to, slug }: Journey, value: string, seconds: number) =>
  `${VERIFIER_COOKIE}=${value}; Path=/${to}/${encodeURIComponent(slug)}/connect; Max-Age=${seconds}; HttpOnly; SameSite=Lax${
    env.FLORIN_URL.startsWith("https:") ? "; Secure" : ""
  }`;

const verifierOf = (request: Request) =>
  new RegExp(`(?:^|; *)${VERIFIER_COOKIE}=([\\w-]+)`).exec(request.headers.get("cookie") ?? "")?.[1];

const answer = (location: string, cookies: string) =>
  new Response(null, {
    status: 303,
    headers: {
      Location: location,
      "Set-Cookie": cookies,
      "Cache-Control": "private, no-store",
      "Referrer-Policy": "no-referrer",
    },
  });

/**
 * One request of a journey, whose subject is signed in: without an answer of the service, off to it; with one, `arrive`, and on to `home`, which is told how it
 * went. An answer counts for whoever set out with it in this very browser, and once.
 */
export async function walk(
  request: Request,
  journey: Journey,
  now: Date,
  { home, arrive }: { home: string; arrive: (code: Code) => Promise<void> },
): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const state = searchParams.get("state");
  const ended = (how: string) => answer(`${home}?connection=${how}`, cookie(journey, "", 0));
  try {
    if (state === null) {
      const verifier = randomBytes(32).toString("base64url");
      return answer(serviceUrl(journey, signJourney(journey, now), verifier), cookie(journey, verifier, 600));
    }
    const [code, verifier] = [searchParams.get("code"), verifierOf(request)];
    if (!code) return ended("refused");
    if (!verifier || !isSame(readJourney(state, now), journey)) return ended("ended");
    await arrive({ code, verifier, redirectUri: redirectUri() });
    return ended("made");
  } catch (error) {
    if (!(error instanceof DomainError) && !(error instanceof SlowDown)) throw error;
    log.warn({ err: error, platform: journey.platform }, "a connection was not made");
    return ended(error instanceof ConnectionFailed ? "missing" : "failed");
  }
}

const isSame = (given: Journey | null, own: Journey) =>
  given !== null &&
  JSON.stringify(Object.entries(given).sort()) === JSON.stringify(Object.entries(own).sort());
