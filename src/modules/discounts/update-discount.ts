import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { defaultCurrencyOf, lockDiscount, readBack, writeDiscount } from "./repository";
import type { Discount, DiscountUpdate } from "./schema";
import { planDiscount } from "./terms";
import { dated } from "./view";
import { codeTaken, refuseUnknownProducts } from "./write-discount";

/**
 * Edits a discount for the purchases to come, and says `discount.updated`. A maximum below what was redeemed ends it.
 *
 * @throws ResourceNotFound, or RequestValidationError naming the field.
 */
export async function updateDiscount(ctx: Context, id: string, input: DiscountUpdate): Promise<Discount> {
  const { organizationId, now } = ctx;
  await refuseUnknownProducts(ctx.read, organizationId, input.products);
  try {
    return await transaction(ctx.db, async (tx) => {
      const row = await lockDiscount(tx, organizationId, id);
      if (!row) throw new ResourceNotFound();
      const { id: _, organization_id, created_at, modified_at, deleted_at, ...before } = dated(row);
      const terms = planDiscount(before, input, await defaultCurrencyOf(tx, organizationId));
      await writeDiscount(tx, id, terms, now);
      const discount = await readBack(tx, organizationId, id);
      await emit(tx, { type: "discount.updated", organizationId, objectId: id, payload: discount });
      return discount;
    });
  } catch (error) {
    throw codeTaken(error);
  }
}
