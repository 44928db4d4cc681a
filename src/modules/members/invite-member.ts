import "server-only";
import { DAY_MS } from "@/lib/time";
import { getOrganization } from "@/modules/organizations";
import type { Subject } from "@/server/auth/access";
import { count } from "@/server/auth/count";
import { limits } from "@/server/auth/limits";
import { refuseOtherOrganization } from "@/server/auth/own-organization";
import { hashOf, randomBase62 } from "@/server/auth/token";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { queueMails } from "@/server/mail/queue-mails";
import { actorOf } from "./actor";
import { AlreadyMember, OwnersOnly } from "./errors";
import { invitationMail } from "./invitation-mail";
import { putInvitation } from "./invitation-repository";
import { hasMember } from "./repository";
import { mayInviteAs } from "./rules";
import type { CreateInvitation, Invitation } from "./schema";
import { tellOfInvitation } from "./tell";

const VALID_DAYS = 7;

/**
 * Invites somebody by mail, with a link that works once within seven days. Inviting an address again sends a new link and ends
 * the old one.
 * @throws AlreadyMember, OwnersOnly, TooManyRequests
 */
export async function inviteMember(
  ctx: Context,
  subject: Subject,
  id: string,
  { email, role, organization_id }: CreateInvitation,
): Promise<Invitation> {
  refuseOtherOrganization(ctx.organizationId, organization_id);
  const actor = actorOf(subject);
  if (!mayInviteAs(actor, role)) throw new OwnersOnly();
  if (await hasMember(ctx.read, ctx.organizationId, email)) throw new AlreadyMember();
  await count(ctx, "invitation-mail", limits.invitationMail, ctx.organizationId);
  const { name } = await getOrganization(ctx, ctx.organizationId);
  const token = randomBase62(40);
  const expiresAt = new Date(ctx.realNow.getTime() + VALID_DAYS * DAY_MS);
  return transaction(ctx.db, async (tx) => {
    const draft = { id, email, role, tokenHash: hashOf(token), invitedBy: actor.userId, expiresAt };
    const invitation = await putInvitation(tx, ctx.organizationId, draft, ctx.realNow);
    const fact = invitation.id === id ? "created" : "updated";
    await tellOfInvitation(tx, `organization_invitation.${fact}`, invitation);
    const data = { organization: name, role, token };
    await queueMails(tx, [{ mail: invitationMail, to: email, organizationId: null, data }], ctx.now);
    return invitation;
  });
}
