import type { Member } from "./schema";

type Role = Member["role"];

/** Who changes something: a member by their role, or an access token, which acts as an admin. */
export type Actor = { role: Role; userId: string | null };

export type RoleChange = "allowed" | "owners_only" | "last_owner" | "not_permitted";

/**
 * Decides about a change of a member's role (`to` null: the member is removed). `owners` counts the owners there are.
 * Everybody may remove themselves, but the last owner.
 */
export function decideRoleChange(
  actor: Actor,
  member: { role: Role; userId: string },
  to: Role | null,
  owners: number,
): RoleChange {
  const leaves = to === null && actor.userId === member.userId;
  if (actor.role === "member" && !leaves) return "not_permitted";
  const touchesOwner = member.role === "owner" || to === "owner";
  if (touchesOwner && actor.role !== "owner" && !leaves) return "owners_only";
  if (member.role === "owner" && to !== "owner" && owners <= 1) return "last_owner";
  return "allowed";
}

/** Whether this actor may invite somebody as `role`. */
export const mayInviteAs = (actor: Actor, role: Role): boolean => role !== "owner" || actor.role === "owner";
