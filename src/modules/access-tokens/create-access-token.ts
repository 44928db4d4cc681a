import "server-only";
import { invalidField } from "@/lib/errors";
import type { Subject } from "@/server/auth/access";
import { InvalidToken, NotPermitted } from "@/server/auth/errors";
import { refuseOtherOrganization } from "@/server/auth/own-organization";
import { scopesOf } from "@/server/auth/scopes";
import { hashOf, newToken } from "@/server/auth/token";
import type { Context } from "@/server/context";
import { MoreThanOwn } from "./errors";
import { findExpiry, putAccessToken } from "./repository";
import { exceeds, type Reach } from "./rules";
import type { CreateAccessToken, CreatedAccessToken } from "./schema";

/**
 * Makes an access token of the organization. The token stands in this answer and nowhere else: only its hash is kept.
 *
 * `id` names it, so that a repeated request makes no second one.
 * @throws MoreThanOwn when it would reach further than its maker, RequestValidationError when it would have expired already
 */
export async function createAccessToken(
  ctx: Context,
  subject: Subject,
  id: string,
  { name, scopes, expires_at, organization_id }: CreateAccessToken,
): Promise<CreatedAccessToken> {
  refuseOtherOrganization(ctx.organizationId, organization_id);
  const expiresAt = expires_at ? new Date(expires_at) : null;
  if (expiresAt && expiresAt <= ctx.realNow) throw invalidField("expires_at", "Lies in the past.");
  if (exceeds({ scopes, expiresAt }, await reachOf(ctx, subject))) throw new MoreThanOwn();
  const token = newToken("oat");
  const createdBy = subject.type === "user" ? subject.userId : null;
  const draft = { id, name, tokenHash: hashOf(token), scopes, createdBy, expiresAt };
  const made = await putAccessToken(ctx.read, ctx.organizationId, draft, ctx.realNow);
  if (!made) throw new Error("an access token of this id was made before, and used");
  return { ...made, token };
}

async function reachOf(ctx: Context, subject: Subject): Promise<Reach> {
  if (subject.type === "user" && subject.membership)
    return { scopes: scopesOf(subject.membership.role), expiresAt: null };
  if (subject.type !== "organization") throw new NotPermitted();
  const own = await findExpiry(ctx.db, ctx.organizationId, subject.tokenId);
  // Revoked between the check at the door and now.
  if (!own) throw new InvalidToken();
  return { scopes: subject.scopes, expiresAt: own.expires_at };
}
