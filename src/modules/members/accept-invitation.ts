import "server-only";
import { hashOf } from "@/server/auth/token";
import type { World } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { InvitationForAnother, InvitationSpent } from "./errors";
import { markEmailVerified, takeInvitation } from "./invitation-repository";
import { addMember } from "./repository";
import type { Member } from "./schema";
import { tellOfInvitation, tellOfMember } from "./tell";

/**
 * Makes the signed-in user a member by the token of a mailed link, once. The link is good for the address that it was sent to.
 * Whoever is a member already keeps their role.
 * @throws InvitationSpent, InvitationForAnother; the invitation stays then
 */
export const acceptInvitation = (
  { db, now }: Pick<World, "db" | "now">,
  user: { id: string; email: string },
  token: string,
): Promise<Member> =>
  transaction(db, async (tx) => {
    const invitation = await takeInvitation(tx, hashOf(token), now);
    if (!invitation) throw new InvitationSpent();
    if (invitation.email.toLowerCase() !== user.email.toLowerCase()) throw new InvitationForAnother();
    await markEmailVerified(tx, user.id);
    await tellOfInvitation(tx, "organization_invitation.accepted", invitation);
    const { organization_id, role } = invitation;
    const { member, isNew } = await addMember(tx, organization_id, user.id, role, now);
    if (isNew) await tellOfMember(tx, "organization_member.created", member);
    return member;
  });
