import "server-only";
import { invalidField } from "@/lib/errors";
import { newId } from "@/lib/id";
import type { Portal } from "@/modules/customer-sessions";
import { findProducts } from "@/modules/products";
import { env } from "@/server/env";
import { createCheckout } from "./create-checkout";

/**
 * Opens a checkout for a customer out of their portal, with all that is known of them, for a product that anybody may buy. Answers its client secret. `back`: the page
 * of the portal that it leads back to.
 *
 * @throws RequestValidationError where it is not sold to everybody
 */
export async function openOwnCheckout(
  { ctx, customerId: customer_id, organization: { slug } }: Portal,
  { productId: product_id, back }: { productId: string; back: string },
): Promise<string> {
  const [product] = await findProducts(ctx.read, ctx.organizationId, [product_id]);
  if (product?.visibility !== "public" || product.is_archived)
    throw invalidField("product_id", "This is not sold any more.");
  const return_url = `${env.FLORIN_URL}/portal/${slug}/${back}`;
  const { client_secret } = await createCheckout(ctx, { product_id, customer_id, return_url }, newId());
  return client_secret;
}
