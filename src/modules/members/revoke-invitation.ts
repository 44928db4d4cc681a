import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { deleteInvitation } from "./invitation-repository";
import { tellOfInvitation } from "./tell";

/** Withdraws an invitation, and says so: its link is dead at once. @throws ResourceNotFound */
export const revokeInvitation = ({ db, organizationId }: Context, id: string): Promise<undefined> =>
  transaction(db, async (tx): Promise<undefined> => {
    const invitation = await deleteInvitation(tx, organizationId, id);
    if (!invitation) throw new ResourceNotFound();
    await tellOfInvitation(tx, "organization_invitation.deleted", invitation);
  });
