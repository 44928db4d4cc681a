import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { lockProduct, readBack, updateProductRow } from "./repository";
import type { Product } from "./schema";
import { writeBenefits } from "./write-benefits";

/**
 * Replaces the ordered list of what a product's buyers get, and says `product.updated`. Subscriptions follow it; whoever bought before gets what is
 * added, except credits, and keeps what is taken off.
 *
 * @throws ResourceNotFound, or RequestValidationError for an id that is none of the organization's benefits or stands twice.
 */
export const updateBenefits = (ctx: Context, id: string, benefits: readonly string[]): Promise<Product> =>
  transaction(ctx.db, async (tx) => {
    const { organizationId, now } = ctx;
    if (!(await lockProduct(tx, organizationId, id))) throw new ResourceNotFound();
    await writeBenefits(tx, organizationId, id, benefits);
    await updateProductRow(tx, organizationId, id, {}, now);
    const product = await readBack(tx, organizationId, id);
    await emit(tx, { type: "product.updated", organizationId, objectId: id, payload: product });
    return product;
  });
