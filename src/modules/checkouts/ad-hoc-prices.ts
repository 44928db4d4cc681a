import "server-only";
import { invalidField } from "@/lib/errors";
import { createPrices, planPrice, refuseSameCurrency } from "@/modules/products";
import type { Product, ProductPrice } from "@/modules/products/schema";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import type { Seller } from "./repository";
import type { CheckoutCreate } from "./schema";

/**
 * Makes the prices that hold in one checkout alone. They are written before it, since what follows may ask
 * outside services; prices of a checkout that never came to be are never shown.
 */
export async function createAdHocPrices(
  ctx: Context,
  seller: Seller,
  checkoutId: string,
  products: readonly Product[],
  prices: CheckoutCreate["prices"],
): Promise<ProductPrice[]> {
  const given = Object.entries(prices ?? {});
  if (given.length === 0) return [];
  const plans = given.map(([productId, inputs]) => {
    const loc = ["body", "prices", productId];
    if (!products.some(({ id }) => id === productId))
      throw invalidField(["prices", productId], "This product is not among the products of the checkout.");
    const planned = inputs.map((input, index) => planPrice(input, seller.default_currency, [...loc, index]));
    refuseSameCurrency(
      planned.map(({ currency }) => currency),
      loc,
    );
    return { productId, planned };
  });
  return transaction(ctx.db, async (tx) => {
    const made: ProductPrice[] = [];
    for (const { productId, planned } of plans)
      made.push(
        ...(await createPrices(
          tx,
          { organizationId: ctx.organizationId, productId, checkoutId },
          planned,
          ctx.now,
        )),
      );
    return made;
  });
}
