import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Subject } from "@/server/auth/access";
import { NotPermitted } from "@/server/auth/errors";
import { findMembership } from "@/server/auth/identify";
import { type Scope, scopesOf } from "@/server/auth/scopes";
import type { World } from "@/server/context";

/**
 * Lets a caller to the organization `id`: the access token of it, or a member whose role has the scope.
 * @throws ResourceNotFound to everybody else, whether it exists or not; NotPermitted to a member of too small a role
 */
export async function permitOrganization(
  world: Pick<World, "read">,
  subject: Subject,
  id: string,
  scope: Scope,
): Promise<void> {
  if (subject.type === "organization" && subject.organizationId === id) return;
  const membership = subject.type === "user" ? await findMembership(world, subject.userId, id) : null;
  if (!membership) throw new ResourceNotFound();
  if (!scopesOf(membership.role).includes(scope)) throw new NotPermitted();
}
