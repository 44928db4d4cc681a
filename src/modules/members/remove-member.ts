import "server-only";
import type { Subject } from "@/server/auth/access";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { permitChange } from "./permit-change";
import { deleteMember } from "./repository";
import { tellOfMember } from "./tell";

/**
 * Takes a member out of the organization, at once; everybody may take themselves out. An organization keeps an owner.
 * `organization_member.deleted` tells of the member as they were.
 * @throws ResourceNotFound, OwnersOnly, LastOwner
 */
export const removeMember = (
  { db, organizationId }: Context,
  subject: Subject,
  id: string,
): Promise<undefined> =>
  transaction(db, async (tx) => {
    const member = await permitChange(tx, organizationId, subject, id, null);
    await deleteMember(tx, organizationId, id);
    await tellOfMember(tx, "organization_member.deleted", member);
    return undefined;
  });
