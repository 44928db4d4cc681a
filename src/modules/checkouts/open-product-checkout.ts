import "server-only";
import { RequestValidationError } from "@/lib/errors";
import { Id, newId } from "@/lib/id";
import { inOrganization } from "@/server/clock";
import type { World } from "@/server/context";
import { createCheckout } from "./create-checkout";
import { findOrganizationOfSharedProduct } from "./repository";

/**
 * Opens a checkout for a product by the link that a merchant shares. @returns its client secret; null when the product
 * is a draft, archived, not to be sold or none at all.
 */
export async function openProductCheckout(world: World, productId: string): Promise<string | null> {
  if (!Id.safeParse(productId).success) return null;
  const organizationId = await findOrganizationOfSharedProduct(world.read, productId);
  if (!organizationId) return null;
  try {
    const checkout = await createCheckout(
      await inOrganization(world, organizationId),
      { product_id: productId },
      newId(),
    );
    return checkout.client_secret;
  } catch (error) {
    // It was archived in this very moment, or is of a kind that is not sold.
    if (error instanceof RequestValidationError) return null;
    throw error;
  }
}
