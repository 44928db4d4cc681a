import "server-only";
import { isMember } from "@/modules/customer-members";
import { inOrganization } from "@/server/clock";
import type { World } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { queueMails } from "@/server/mail/queue-mails";
import { hashOfCode, newCode } from "./sign-in-code";
import { signInMail } from "./sign-in-mail";
import { findSignIn, giveCode } from "./sign-in-repository";

/** Makes the code of a sign-in and mails it, where the address is let in: a customer's, or a member's. Repeated, it mails no second one. */
export async function sendCode(here: World, signInId: string): Promise<void> {
  const asked = await findSignIn(here.read, signInId, here.realNow);
  if (!asked) return;
  const { organization_id: organizationId, email } = asked;
  if (!(await isMember(here.read, organizationId, email))) return;
  const { now } = await inOrganization(here, organizationId);
  const code = newCode();
  await transaction(here.db, async (tx) => {
    if (!(await giveCode(tx, signInId, hashOfCode(signInId, code)))) return;
    await queueMails(tx, [{ mail: signInMail, to: email, organizationId, data: { code } }], now);
  });
}
