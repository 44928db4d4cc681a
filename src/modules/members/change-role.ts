import "server-only";
import type { Subject } from "@/server/auth/access";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { permitChange } from "./permit-change";
import { updateRole } from "./repository";
import type { Member, UpdateMember } from "./schema";
import { tellOfMember } from "./tell";

/**
 * Gives a member another role, and says so. An organization keeps an owner, however many change at once.
 * @throws ResourceNotFound, OwnersOnly, LastOwner
 */
export const changeRole = (
  { db, now, organizationId }: Context,
  subject: Subject,
  id: string,
  { role }: UpdateMember,
): Promise<Member> =>
  transaction(db, async (tx) => {
    const member = await permitChange(tx, organizationId, subject, id, role);
    if (member.role === role) return member;
    await updateRole(tx, organizationId, id, role, now);
    const changed = { ...member, role, modified_at: now.toISOString() };
    await tellOfMember(tx, "organization_member.updated", changed);
    return changed;
  });
