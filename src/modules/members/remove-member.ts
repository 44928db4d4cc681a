import "server-only";
import type { Subject } from "@/server/auth/access";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { permitChange } from "./permit-change";
import { deleteMember } from "./repository";

/**
 * Takes a member out of the organization, at once; everybody may take themselves out. An organization keeps an owner.
 * @throws ResourceNotFound, OwnersOnly, LastOwner
 */
export const removeMember = (
  { db, organizationId }: Context,
  subject: Subject,
  id: string,
): Promise<undefined> =>
  transaction(db, async (tx) => {
    await permitChange(tx, organizationId, subject, id, null);
    await deleteMember(tx, organizationId, id);
    return undefined;
  });
