import "server-only";
import type { CustomerRole } from "@/lib/portal-rights";
import { identifyCustomer } from "@/server/auth/identify-customer";
import { hashOf } from "@/server/auth/token";
import { inOrganization } from "@/server/clock";
import type { Context, World } from "@/server/context";
import { findPortal, type PortalOrganization } from "./repository";

/** Somebody in a customer's portal: who and whose, in which organization, until when. */
export type Portal = {
  ctx: Context;
  customerId: string;
  member: { id: string; role: CustomerRole };
  organization: PortalOrganization;
};

/**
 * Who stands behind a session token, in the portal of the organization with this slug. `address`: what tokens that are not valid are counted by.
 *
 * Null for the session of another organization. @throws InvalidToken, TooManyRequests
 */
export async function enterPortal(
  here: World,
  { token, slug, address }: { token: string; slug: string; address: string },
): Promise<Portal | null> {
  const { subject } = await identifyCustomer(here, token, address);
  const organization = await findPortal(here.read, hashOf(token), here.realNow);
  if (organization?.slug !== slug) return null;
  const { organizationId, customerId, memberId: id, role } = subject;
  return { ctx: await inOrganization(here, organizationId), customerId, member: { id, role }, organization };
}
