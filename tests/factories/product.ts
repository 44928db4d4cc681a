import type { z } from "zod";
import { newId } from "@/lib/id";
import { createProduct } from "@/modules/products/create-product";
import { CreateProduct, type Product } from "@/modules/products/schema";
import type { Context } from "@/server/context";

/** A product on sale for 19.99 in the organization's currency, unless named otherwise. */
export const aProduct = (
  ctx: Context,
  named: Partial<z.input<typeof CreateProduct>> = {},
): Promise<Product> =>
  createProduct(
    ctx,
    newId(),
    CreateProduct.parse({
      name: "Test product",
      prices: [{ amount_type: "fixed", price_amount: 1999 }],
      ...named,
    }),
  );
