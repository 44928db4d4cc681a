import "server-only";
import type { World } from "@/server/context";
import { empty, sql } from "@/server/db/sql";
import { env } from "@/server/env";
import { log } from "@/server/log";
import type { Subject } from "./access";
import { rememberToken, TokenRecord, tokenKey } from "./admit";
import { type Allowance, count } from "./count";
import { NotPermitted } from "./errors";
import { identifyCustomer, refuseToken } from "./identify-customer";
import { limits } from "./limits";
import type { Role } from "./scopes";
import { currentUser } from "./session";
import { hashOf, isToken } from "./token";

export type Identified = { subject: Subject; allowance: Allowance | null };

/** Finds out who calls: by access token, by a customer's session token, by the dashboard's session cookie, or nobody. */
export async function identify(world: World, request: Request, address: string): Promise<Identified> {
  const authorization = request.headers.get("authorization");
  if (authorization) return identifyToken(world, authorization, address);
  const user = request.headers.has("cookie") ? await currentUser(request.headers) : null;
  if (!user) {
    const { allowance } = await count(world, "public", limits.public, address);
    return { subject: { type: "anonymous" }, allowance };
  }
  refuseForeignOrigin(request);
  const { allowance } = await count(world, "user", limits.api, user.id);
  const membership = await findMembership(world, user.id, chosenOrganization(request));
  return { subject: { type: "user", userId: user.id, email: user.email, membership }, allowance };
}

async function identifyToken(world: World, authorization: string, address: string): Promise<Identified> {
  const token = /^Bearer ([!-~]+)$/i.exec(authorization)?.[1] ?? "";
  if (!isToken("oat", token)) return identifyCustomer(world, token, address);
  const hash = hashOf(token);
  const { allowance, remembered } = await count(world, "token", limits.api, hash, tokenKey(hash));
  if (remembered === "revoked") return refuseToken(world, address);
  const record = remembered ? TokenRecord.parse(JSON.parse(remembered)) : await loadToken(world, hash);
  if (!record || (record.expiresAt !== null && record.expiresAt <= world.realNow.getTime()))
    return refuseToken(world, address);
  const { id: tokenId, organizationId, scopes } = record;
  return { subject: { type: "organization", organizationId, tokenId, scopes }, allowance };
}

async function loadToken(world: World, hash: string): Promise<TokenRecord | null> {
  const [row] = await world.read<TokenRecord & { expiresAt: number | null }>(sql`
    UPDATE access_token SET last_used_at = now() WHERE token_hash = ${hash}
    RETURNING id, organization_id AS "organizationId", scopes,
      (extract(epoch FROM expires_at) * 1000)::float8 AS "expiresAt"`);
  if (!row) return null;
  await rememberToken(world.redis, hash, row).catch((error) =>
    log.warn({ err: error }, "token not remembered"),
  );
  return row;
}

/** A signed-in browser sends its cookie along with other sites' forms too: those are refused. */
function refuseForeignOrigin(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const site = request.headers.get("sec-fetch-site");
  if (site) {
    if (site !== "same-origin") throw new NotPermitted(undefined, "Requests from other sites are refused.");
    return;
  }
  const origin = request.headers.get("origin");
  if (origin !== new URL(env.FLORIN_URL).origin)
    throw new NotPermitted(undefined, "Requests from other sites are refused.");
}

/** Which of their organizations a user means: a header, or the query where headers cannot be set. */
const chosenOrganization = (request: Request) =>
  request.headers.get("x-florin-organization") ?? new URL(request.url).searchParams.get("organization_id");

/** The user's membership of the organization; without a choice, of the only one they have. */
export async function findMembership(
  { read }: Pick<World, "read">,
  userId: string,
  organizationId: string | null,
): Promise<{ organizationId: string; role: Role } | null> {
  if (organizationId !== null && !/^[0-9a-f-]{36}$/i.test(organizationId)) return null;
  const rows = await read<{ organizationId: string; role: Role }>(sql`
    SELECT organization_id AS "organizationId", role FROM member
    WHERE user_id = ${userId}::uuid ${organizationId ? sql`AND organization_id = ${organizationId}::uuid` : empty}
    LIMIT 2`);
  return rows.length === 1 ? (rows[0] ?? null) : null;
}
