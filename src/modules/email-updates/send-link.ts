import "server-only";
import { findPortalSlug } from "@/modules/customer-sessions";
import { findCustomer, findCustomerByEmail } from "@/modules/customers";
import { hashOf, randomBase62 } from "@/server/auth/token";
import { inOrganization } from "@/server/clock";
import type { World } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { env } from "@/server/env";
import { queueMails } from "@/server/mail/queue-mails";
import { confirmEmailMail } from "./mails";
import { findUpdate, giveToken } from "./repository";

const TOKEN_LENGTH = 40;

/** Mails the link that confirms a new address, unless it is a customer's already. Repeated, it mails no second one. */
export async function sendLink(here: World, id: string): Promise<void> {
  const update = await findUpdate(here.read, id, here.realNow);
  if (!update) return;
  const { organization_id: organizationId, customer_id, email } = update;
  const [customer, holder, slug] = await Promise.all([
    findCustomer(here.read, organizationId, customer_id),
    findCustomerByEmail(here.read, organizationId, email),
    findPortalSlug(here.read, organizationId),
  ]);
  if (!customer || (holder && holder.id !== customer.id)) return;
  const token = randomBase62(TOKEN_LENGTH);
  const url = `${env.FLORIN_URL}/portal/${slug}/confirm-email?token=${token}`;
  const { now } = await inOrganization(here, organizationId);
  await transaction(here.db, async (tx) => {
    if (!(await giveToken(tx, id, hashOf(token)))) return;
    await queueMails(tx, [{ mail: confirmEmailMail, to: email, organizationId, data: { url } }], now);
  });
}
