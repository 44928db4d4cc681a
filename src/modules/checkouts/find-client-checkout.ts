import "server-only";
import type { World } from "@/server/context";
import { findCheckoutBySecret } from "./repository";
import type { CheckoutPublic } from "./schema";
import { publicView } from "./view";

/** The checkout as its buyer sees it; null when there is none with this secret. */
export async function findClientCheckout(world: World, clientSecret: string): Promise<CheckoutPublic | null> {
  const row = await findCheckoutBySecret(world.read, clientSecret);
  return row && publicView(world.read, row, world.now);
}
