import "server-only";
import { findCustomerByEmail } from "@/modules/customers";
import { inOrganization } from "@/server/clock";
import type { World } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { queueMails } from "@/server/mail/queue-mails";
import { hashOfCode, newCode } from "./sign-in-code";
import { signInMail } from "./sign-in-mail";
import { findSignIn, giveCode } from "./sign-in-repository";

/** Makes the code of a sign-in and mails it, where the address is a customer's. Repeated, it mails no second one. */
export async function sendCode(here: World, signInId: string): Promise<void> {
  const asked = await findSignIn(here.read, signInId, here.realNow);
  if (!asked) return;
  const { organization_id: organizationId, email } = asked;
  const customer = await findCustomerByEmail(here.read, organizationId, email);
  if (!customer) return;
  const { now } = await inOrganization(here, organizationId);
  const code = newCode();
  await transaction(here.db, async (tx) => {
    const given = { customer_id: customer.id, code_hash: hashOfCode(signInId, code) };
    if (!(await giveCode(tx, signInId, given))) return;
    await queueMails(tx, [{ mail: signInMail, to: customer.email, organizationId, data: { code } }], now);
  });
}
