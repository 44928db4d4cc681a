import "server-only";
import type { Tx } from "@/server/db/client";
import { emit } from "@/server/events/outbox";
import type { Invitation, Member } from "./schema";

type MemberFact = `organization_member.${"created" | "updated" | "deleted"}`;
type InvitationFact = `organization_invitation.${"created" | "updated" | "accepted" | "deleted"}`;

/**
 * Says what became of a member, in the transaction of the change. Not `member.created`: to Polar's clients that is a member of a
 * customer, and they would refuse ours.
 */
export const tellOfMember = (tx: Tx, type: MemberFact, member: Member): Promise<void> =>
  emit(tx, { type, organizationId: member.organization_id, objectId: member.id, payload: member });

/** Says what became of an invitation, in the transaction of the change. Its token is no part of it. */
export const tellOfInvitation = (tx: Tx, type: InvitationFact, invitation: Invitation): Promise<void> =>
  emit(tx, {
    type,
    organizationId: invitation.organization_id,
    objectId: invitation.id,
    payload: invitation,
  });
