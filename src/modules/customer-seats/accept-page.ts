import "server-only";
import { world } from "@/server/context";
import { findClaim } from "./find-claim";
import type { SeatClaimInfo } from "./schema";

/** What the page of a link shows; null where the link is spent, or another organization's. */
export async function findOwnClaim(slug: string, token: string): Promise<SeatClaimInfo | null> {
  const claim = await findClaim(world(), token);
  return claim?.organization_slug === slug ? claim : null;
}
