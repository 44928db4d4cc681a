import "server-only";
import { newId } from "@/lib/id";
import { createCustomerSession, dropSessionsOf } from "@/modules/customer-sessions";
import type { CustomerSession } from "@/modules/customer-sessions/schema";
import { changeEmail } from "@/modules/customers";
import { hashOf } from "@/server/auth/token";
import { inOrganization } from "@/server/clock";
import type { World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { isDuplicate, transaction } from "@/server/db/transaction";
import { queueMails } from "@/server/mail/queue-mails";
import { EmailUpdateLinkSpent } from "./errors";
import { emailChangedMail } from "./mails";
import { type EmailUpdate, findUpdateByToken, takeUpdate } from "./repository";

/** The address that a link stands for. @throws EmailUpdateLinkSpent */
export async function checkEmailUpdate(here: World, token: string): Promise<EmailUpdate> {
  const update = await findUpdateByToken(here.read, hashOf(token), here.realNow);
  if (!update) throw new EmailUpdateLinkSpent();
  return update;
}

/**
 * Makes the address that a link was mailed to the customer's own, says `customer.updated`, and tells the address before. Sessions of the customer end: whoever asked for the
 * change has shown less than whoever reads that mail, and goes on with the one that is answered.
 *
 * @throws EmailUpdateLinkSpent, also where the address has become another customer's: then nothing has changed
 */
export async function verifyEmailUpdate(here: World, token: string): Promise<CustomerSession> {
  const { organization_id } = await checkEmailUpdate(here, token);
  const ctx = await inOrganization(here, organization_id);
  try {
    return await transaction(here.db, async (tx) => {
      const update = await takeUpdate(tx, hashOf(token), here.realNow);
      if (!update) throw new EmailUpdateLinkSpent();
      await change(tx, update, ctx.now);
      return createCustomerSession({ ...ctx, read: readIn(tx) }, newId(), {
        customer_id: update.customer_id,
      });
    });
  } catch (error) {
    throw isDuplicate(error) ? new EmailUpdateLinkSpent() : error;
  }
}

async function change(
  tx: Tx,
  { organization_id: organizationId, customer_id, email }: EmailUpdate,
  now: Date,
) {
  const before = await changeEmail(tx, organizationId, { customer_id, email }, now);
  if (!before) throw new EmailUpdateLinkSpent();
  await dropSessionsOf(tx, customer_id);
  if (before.email.toLowerCase() === email.toLowerCase()) return;
  await queueMails(tx, [{ mail: emailChangedMail, to: before.email, organizationId, data: { email } }], now);
}
