import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Subject } from "@/server/auth/access";
import { NotPermitted } from "@/server/auth/errors";
import type { Tx } from "@/server/db/client";
import { actorOf } from "./actor";
import { LastOwner, OwnersOnly } from "./errors";
import { countOwners, findMemberIn, lockMembers, roleOf } from "./repository";
import { type Actor, decideRoleChange } from "./rules";
import type { Member } from "./schema";

/**
 * Locks the members of the organization and lets the change through, or throws why not. `to` null: the member is removed.
 * @throws ResourceNotFound, OwnersOnly, LastOwner, NotPermitted
 */
export async function permitChange(
  tx: Tx,
  organizationId: string,
  subject: Subject,
  id: string,
  to: Member["role"] | null,
): Promise<Member> {
  await lockMembers(tx, organizationId);
  const member = await findMemberIn(tx, organizationId, id);
  if (!member) throw new ResourceNotFound();
  const owners = await countOwners(tx, organizationId);
  const target = { role: member.role, userId: member.user_id };
  const decision = decideRoleChange(await actorNow(tx, organizationId, subject), target, to, owners);
  if (decision === "owners_only") throw new OwnersOnly();
  if (decision === "last_owner") throw new LastOwner();
  if (decision === "not_permitted") throw new NotPermitted();
  return member;
}

/** The role that was read when the request came may have been taken away by the change that this one waited for. */
async function actorNow(tx: Tx, organizationId: string, subject: Subject): Promise<Actor> {
  const actor = actorOf(subject);
  if (actor.userId === null) return actor;
  const role = await roleOf(tx, organizationId, actor.userId);
  if (!role) throw new NotPermitted();
  return { ...actor, role };
}
