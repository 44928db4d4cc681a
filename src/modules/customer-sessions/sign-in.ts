import "server-only";
import { newId } from "@/lib/id";
import { findMember, listMemberships, type Membership } from "@/modules/customer-members";
import { lockCustomer, verifyEmail } from "@/modules/customers";
import { count } from "@/server/auth/count";
import { limits } from "@/server/auth/limits";
import { inOrganization } from "@/server/clock";
import type { Context, World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { createCustomerSession } from "./create-customer-session";
import { SignInCodeRefused } from "./errors";
import { findOrganizationId } from "./repository";
import type { CustomerSession } from "./schema";
import { isCode } from "./sign-in-code";
import { dropSignIn, takeTry } from "./sign-in-repository";

/** What is entered: under the id of the sign-in, from an address of the network. `memberId`: which of several accounts is meant. */
type Entered = { slug: string; id: string; code: string; address: string; memberId?: string | undefined };

/** In, or the accounts among which somebody has to choose first. */
export type SignedIn =
  | { session: CustomerSession; choices: null }
  | { session: null; choices: Pick<Membership, "id" | "account">[] };

/** The session of a member who is still there under this address, once nobody can remove them any more. */
async function sessionOf(tx: Tx, ctx: Context, chosen: Membership, email: string): Promise<SignedIn | null> {
  const { organizationId } = ctx;
  const { id, customer_id } = chosen;
  const customer =
    chosen.role === "owner"
      ? await verifyEmail(tx, organizationId, { customer_id, email }, ctx.now)
      : await lockCustomer(tx, organizationId, { id: customer_id });
  const member = customer && (await findMember(readIn(tx), customer_id, { id }));
  if (member?.email.toLowerCase() !== email.toLowerCase()) return null;
  const input = { customer_id, member_id: id };
  return {
    session: await createCustomerSession({ ...ctx, read: readIn(tx) }, newId(), input),
    choices: null,
  };
}

/** What a try comes to; null: it is refused, and counted all the same. */
async function tryCode(tx: Tx, ctx: Context, { id, code, memberId }: Entered): Promise<SignedIn | null> {
  const asked = await takeTry(tx, ctx.organizationId, id, ctx.realNow);
  const isRight = isCode(id, code, asked?.code_hash ?? null);
  if (!asked?.code_hash || !isRight) return null;
  const memberships = await listMemberships(readIn(tx), ctx.organizationId, asked.email);
  if (memberships.length > 1 && !memberId)
    return { session: null, choices: memberships.map(({ id: place, account }) => ({ id: place, account })) };
  const chosen = memberId ? memberships.find((each) => each.id === memberId) : memberships[0];
  await dropSignIn(tx, id);
  return chosen ? sessionOf(tx, ctx, chosen, asked.email) : null;
}

/**
 * Lets somebody in by the code that was mailed to them: a session as by a link. Whoever is let in by several customers chooses, and enters the same code once more. A code
 * works once, five times at most it is looked at, and whatever is wrong with it is answered with the same words. Whoever has read the mail has shown that the address is
 * theirs.
 *
 * @throws SignInCodeRefused, TooManyRequests, ServiceUnavailable
 */
export async function signIn(here: World, entered: Entered): Promise<SignedIn> {
  await count(here, "portal-code", limits.portalCode, entered.address);
  const organizationId = await findOrganizationId(here.read, entered.slug);
  if (!organizationId) throw new SignInCodeRefused();
  const ctx = await inOrganization(here, organizationId);
  const signedIn = await transaction(here.db, (tx) => tryCode(tx, ctx, entered));
  // Thrown outside, so that the try stays counted.
  if (!signedIn) throw new SignInCodeRefused();
  return signedIn;
}
