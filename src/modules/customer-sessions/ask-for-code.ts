import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { newId } from "@/lib/id";
import { count } from "@/server/auth/count";
import { limits } from "@/server/auth/limits";
import type { World } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { mailCode } from "./jobs";
import { findOrganizationId } from "./repository";
import { CODE_LIFETIME_MS } from "./sign-in-code";
import { insertSignIn } from "./sign-in-repository";

/**
 * Begins to sign in by e-mail: answers the id under which the mailed code is entered. Does the same for an address that no customer has, so that neither the
 * answer nor its time tells; who is looked up by the job. `address`: from where it is asked.
 *
 * @throws ResourceNotFound without such an organization; TooManyRequests, ServiceUnavailable
 */
export async function askForCode(
  here: World,
  { slug, email, address }: { slug: string; email: string; address: string },
): Promise<{ id: string }> {
  await count(here, "portal-mail-address", limits.portalMailAddress, address);
  const organization_id = await findOrganizationId(here.read, slug);
  if (!organization_id) throw new ResourceNotFound();
  await count(here, "portal-mail", limits.portalMail, `${organization_id}:${email.toLowerCase()}`);
  const id = newId();
  const expires_at = new Date(here.realNow.getTime() + CODE_LIFETIME_MS);
  await transaction(here.db, async (tx) => {
    await insertSignIn(tx, { id, organization_id, email, expires_at }, here.realNow);
    await mailCode.enqueue(tx, { sign_in_id: id });
  });
  return { id };
}
