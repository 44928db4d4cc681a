import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { getOrganization } from "@/modules/organizations";
import { hashOf } from "@/server/auth/token";
import { inOrganization } from "@/server/clock";
import type { World } from "@/server/context";
import { findInvitation } from "./invitation-repository";
import { getSale, keyOf } from "./sale";
import type { SeatClaimInfo } from "./schema";

/** What an invitation is to, for whoever opens it; nothing changes by it. Null once it is spent. */
export async function findClaim(here: World, token: string): Promise<SeatClaimInfo | null> {
  const invitation = await findInvitation(here.read, hashOf(token));
  if (!invitation) return null;
  const ctx = await inOrganization(here, invitation.organization_id);
  const [sale, organization] = await Promise.all([
    getSale(ctx.read, ctx.organizationId, keyOf(invitation), null),
    getOrganization(ctx, ctx.organizationId),
  ]);
  return {
    product_name: sale.product_name,
    product_id: sale.product_id,
    organization_name: organization.name,
    organization_slug: organization.slug,
    customer_email: invitation.email,
    can_claim: sale.is_live && invitation.expires_at > ctx.now,
  };
}

/** The same. @throws ResourceNotFound once it is spent */
export async function getClaim(here: World, token: string): Promise<SeatClaimInfo> {
  const claim = await findClaim(here, token);
  if (!claim) throw new ResourceNotFound();
  return claim;
}
