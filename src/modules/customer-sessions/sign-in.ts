import "server-only";
import { newId } from "@/lib/id";
import { verifyEmail } from "@/modules/customers";
import { count } from "@/server/auth/count";
import { limits } from "@/server/auth/limits";
import { inOrganization } from "@/server/clock";
import type { World } from "@/server/context";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { createCustomerSession } from "./create-customer-session";
import { SignInCodeRefused } from "./errors";
import { findOrganizationId } from "./repository";
import type { CustomerSession } from "./schema";
import { isCode } from "./sign-in-code";
import { dropSignIn, takeTry } from "./sign-in-repository";

/** What is entered: under the id of the sign-in, from an address of the network. */
type Entered = { slug: string; id: string; code: string; address: string };

/**
 * Lets a customer in by the code that was mailed to them: a session as by a link. A code works once, five times at most it is looked at, and whatever is wrong with
 * it is answered with the same words. Whoever has read the mail has shown that the address is theirs.
 *
 * @throws SignInCodeRefused, TooManyRequests, ServiceUnavailable
 */
export async function signIn(here: World, { slug, id, code, address }: Entered): Promise<CustomerSession> {
  await count(here, "portal-code", limits.portalCode, address);
  const organizationId = await findOrganizationId(here.read, slug);
  if (!organizationId) throw new SignInCodeRefused();
  const ctx = await inOrganization(here, organizationId);
  const session = await transaction(here.db, async (tx) => {
    const asked = await takeTry(tx, organizationId, id, here.realNow);
    const isRight = isCode(id, code, asked?.code_hash ?? null);
    if (!asked?.customer_id || !isRight) return null;
    await dropSignIn(tx, id);
    const { customer_id, email } = asked;
    const customer = await verifyEmail(tx, organizationId, { customer_id, email }, ctx.now);
    if (!customer) return null;
    return createCustomerSession({ ...ctx, read: readIn(tx) }, newId(), { customer_id: customer.id });
  });
  // Thrown outside, so that the try stays counted.
  if (!session) throw new SignInCodeRefused();
  return session;
}
