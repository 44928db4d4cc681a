import "server-only";
import { HOUR_MS } from "@/lib/time";
import { getOrganization } from "@/modules/organizations";
import { count } from "@/server/auth/count";
import { limits } from "@/server/auth/limits";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { EmailChangeNotAllowed } from "./errors";
import { mailLink } from "./jobs";
import { insertUpdate } from "./repository";

/**
 * Has a link mailed to the new address of a customer; nothing changes before it is followed. What is answered does not tell whether the address is another
 * customer's: the job looks, and then mails nothing. `id` names it, so that a repeated request mails once.
 *
 * @throws EmailChangeNotAllowed where the organization keeps that to itself; TooManyRequests, ServiceUnavailable
 */
export async function requestEmailUpdate(
  ctx: Context,
  id: string,
  { customerId: customer_id, email }: { customerId: string; email: string },
): Promise<void> {
  const { organizationId: organization_id, realNow } = ctx;
  const { customer_portal_settings: settings } = await getOrganization(ctx, organization_id);
  if (!settings.customer.allow_email_change) throw new EmailChangeNotAllowed();
  await count(ctx, "email-update", limits.portalMail, customer_id);
  await count(ctx, "portal-mail", limits.portalMail, `${organization_id}:${email.toLowerCase()}`);
  const expires_at = new Date(realNow.getTime() + HOUR_MS);
  await transaction(ctx.db, async (tx) => {
    if (await insertUpdate(tx, { id, organization_id, customer_id, email, expires_at }, realNow))
      await mailLink.enqueue(tx, { email_update_id: id });
  });
}
