import "server-only";
import { invalidField } from "@/lib/errors";
import { findOwnerEmails } from "@/modules/members";
import { getOrganization } from "@/modules/organizations";
import type { Context } from "@/server/context";
import { queueMails } from "@/server/mail/queue-mails";
import { deleteCustomer } from "./delete-customer";
import { customerLeftMail, dataDeletedMail } from "./deletion-mails";
import { getCustomer } from "./get-customer";

/**
 * Forgets who a customer was, at their own wish: plans end now and nothing is charged any more; orders stay in the books with the name and address that they were
 * written to. `email` has to be theirs, so that nobody does it unawares. The customer and the organization's owners are written to.
 *
 * @throws ResourceNotFound; RequestValidationError for another address: then nothing has changed
 */
export async function deleteOwnData(ctx: Context, customerId: string, email: string): Promise<void> {
  const { organizationId, now } = ctx;
  const customer = await getCustomer(ctx, { id: customerId });
  if (customer.email.toLowerCase() !== email.trim().toLowerCase())
    throw invalidField("email", "This is not the address of this account.");
  const { name: organization } = await getOrganization(ctx, organizationId);
  const data = { organization, customer_id: customerId };
  await deleteCustomer(ctx, { id: customerId }, async (tx, { email: to }) => {
    const owners = await findOwnerEmails(tx, organizationId);
    await queueMails(tx, [{ mail: dataDeletedMail, to, organizationId, data: {} }], now);
    await queueMails(
      tx,
      owners.map((owner) => ({ mail: customerLeftMail, to: owner, organizationId: null, data })),
      now,
    );
  });
}
