import "server-only";
import { createClerkClient, verifyToken } from "@clerk/backend";
import { isClerkAPIResponseError } from "@clerk/backend/errors";
import { cookies } from "next/headers";
import { ServiceUnavailable } from "@/lib/errors";
import { world } from "@/server/context";
import { env } from "@/server/env";
import { log } from "@/server/log";
import { findClerkUser, profileOf, putClerkUser } from "./clerk-users";
import type { SignedInUser, SignIn } from "./sign-in";

const client = () =>
  createClerkClient({
    secretKey: env.CLERK_SECRET_KEY ?? "",
    publishableKey: env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY ?? "",
    telemetry: { disabled: true },
  });

/** Clerk names the cookie `__session`, with a suffix where several applications share a host. */
const cookieName = /^__session(_[\w-]+)?$/;

type Claims = { sub: string; sid?: string | undefined };

/** What a valid session token among the cookies says; null without one. With CLERK_JWT_KEY no network is needed. */
async function claimsOf(headers: Headers): Promise<Claims | null> {
  const candidates = (headers.get("cookie") ?? "").split(/;\s*/).flatMap((pair) => {
    const [name = "", value = ""] = pair.split("=");
    return cookieName.test(name) && value ? [{ name, token: value }] : [];
  });
  // One with a suffix is this application's own.
  for (const { token } of candidates.sort((a, b) => b.name.length - a.name.length)) {
    const claims = await verifyToken(token, {
      ...(env.CLERK_JWT_KEY ? { jwtKey: env.CLERK_JWT_KEY } : { secretKey: env.CLERK_SECRET_KEY ?? "" }),
      authorizedParties: [new URL(env.FLORIN_URL).origin],
    }).catch((error: unknown) => {
      log.debug({ err: error }, "session token refused");
      return null;
    });
    if (claims) return { sub: claims.sub, sid: claims.sid };
  }
  return null;
}

/** A call to Clerk's interface for servers; null where it knows no such object. @throws ServiceUnavailable when it does not answer */
async function ask<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (isClerkAPIResponseError(error) && error.status === 404) return null;
    log.error({ err: error }, "Clerk does not answer");
    throw new ServiceUnavailable();
  }
}

/** The user of these claims; on first sight fetched from Clerk, before its message about them has come. */
async function userOf({ sub }: Claims): Promise<SignedInUser | null> {
  const here = world();
  const known = await findClerkUser(here.read, sub);
  if (known) return known;
  const found = await ask(client().users.getUser(sub));
  const profile = found?.raw ? profileOf(found.raw) : null;
  return profile && putClerkUser(here, profile);
}

/** Sign-in by Clerk. A session that was ended is refused once its last token has run out, within a minute. */
export const clerk: SignIn = {
  async currentUser(headers) {
    const claims = await claimsOf(headers);
    return claims && userOf(claims);
  },

  async listSessions(headers) {
    const claims = await claimsOf(headers);
    if (!claims) return [];
    const list = await ask(
      client().sessions.getSessionList({ userId: claims.sub, status: "active", limit: 100 }),
    );
    return (list?.data ?? []).map(({ id, createdAt, expireAt, latestActivity }) => ({
      id,
      created_at: new Date(createdAt).toISOString(),
      expires_at: new Date(expireAt).toISOString(),
      ip_address: latestActivity?.ipAddress ?? null,
      user_agent:
        [latestActivity?.browserName, latestActivity?.deviceType].filter(Boolean).join(", ") || null,
      current: id === claims.sid,
    }));
  },

  async revokeSession(headers, sessionId) {
    const claims = await claimsOf(headers);
    const session = claims && (await ask(client().sessions.getSession(sessionId)));
    if (!session || session.userId !== claims?.sub) return false;
    return (await ask(client().sessions.revokeSession(sessionId))) !== null;
  },

  async signOut(headers) {
    const claims = await claimsOf(headers);
    if (claims?.sid) await ask(client().sessions.revokeSession(claims.sid));
    const jar = await cookies();
    for (const { name } of jar.getAll()) if (cookieName.test(name)) jar.delete(name);
  },
};
