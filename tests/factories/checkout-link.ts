import type { z } from "zod";
import { newId } from "@/lib/id";
import { createCheckoutLink } from "@/modules/checkout-links/create-checkout-link";
import { type CheckoutLink, CheckoutLinkCreate } from "@/modules/checkout-links/schema";
import type { Context } from "@/server/context";
import { aProduct } from "./product.ts";

/** A link that sells a product of its own, unless named otherwise. */
export async function aCheckoutLink(
  ctx: Context,
  named: Partial<z.input<typeof CheckoutLinkCreate>> = {},
): Promise<CheckoutLink> {
  const isNamed = named.products ?? named.product_id ?? named.product_price_id;
  const offered = isNamed ? {} : { products: [(await aProduct(ctx)).id] };
  return createCheckoutLink(ctx, newId(), CheckoutLinkCreate.parse({ ...offered, ...named }));
}
