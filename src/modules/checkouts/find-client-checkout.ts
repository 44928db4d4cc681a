import "server-only";
import { inOrganization } from "@/server/clock";
import type { World } from "@/server/context";
import { findCheckoutBySecret } from "./repository";
import type { CheckoutPublic } from "./schema";
import { publicView } from "./view";

/** The checkout as its buyer sees it; null when there is none with this secret. */
export async function findClientCheckout(world: World, clientSecret: string): Promise<CheckoutPublic | null> {
  const row = await findCheckoutBySecret(world.read, clientSecret);
  if (!row) return null;
  const { now } = await inOrganization(world, row.organization_id);
  return publicView(world.read, row, now);
}
