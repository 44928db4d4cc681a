import "server-only";
import { findPortalSlug } from "@/modules/customer-sessions";
import { hashOf, randomBase62 } from "@/server/auth/token";
import { inOrganization } from "@/server/clock";
import type { World } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { env } from "@/server/env";
import { queueMails } from "@/server/mail/queue-mails";
import { seatInvitationMail } from "./invitation-mail";
import { findUnsent, giveToken } from "./invitation-repository";

const TOKEN_LENGTH = 40;

/** Mails the link to a seat that waits for somebody. Repeated, it mails no second one. */
export async function sendInvitation(here: World, id: string): Promise<void> {
  const unsent = await findUnsent(here.read, id);
  if (!unsent) return;
  const { organization_id: organizationId, email, product_name: product, buyer_email: invited_by } = unsent;
  const slug = await findPortalSlug(here.read, organizationId);
  const token = randomBase62(TOKEN_LENGTH);
  const data = { product, invited_by, url: `${env.FLORIN_URL}/portal/${slug}/accept-seat?token=${token}` };
  const { now } = await inOrganization(here, organizationId);
  await transaction(here.db, async (tx) => {
    if (!(await giveToken(tx, id, hashOf(token)))) return;
    await queueMails(tx, [{ mail: seatInvitationMail, to: email, organizationId, data }], now);
  });
}
