import "server-only";
import { refuseOtherOrganization } from "@/server/auth/own-organization";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { defaultCurrencyOf, findDiscount, insertDiscount, readBack } from "./repository";
import type { Discount, DiscountCreate } from "./schema";
import { planDiscount } from "./terms";
import { codeTaken, refuseUnknownProducts } from "./write-discount";

/**
 * Makes a discount, and says `discount.created`. `id` names it, so that a repeated request makes no second one.
 *
 * @throws RequestValidationError at the field: a code that another has, a product that is none, a contradiction.
 */
export async function createDiscount(ctx: Context, id: string, input: DiscountCreate): Promise<Discount> {
  const { organizationId, now } = ctx;
  refuseOtherOrganization(organizationId, input.organization_id);
  await refuseUnknownProducts(ctx.read, organizationId, input.products);
  try {
    return await transaction(ctx.db, async (tx) => {
      const terms = planDiscount(null, input, await defaultCurrencyOf(tx, organizationId));
      await insertDiscount(tx, { id, organization_id: organizationId }, terms, now);
      const discount = await readBack(tx, organizationId, id);
      await emit(tx, { type: "discount.created", organizationId, objectId: id, payload: discount });
      return discount;
    });
  } catch (error) {
    const made = await findDiscount(ctx.read, organizationId, id);
    if (made) return made;
    throw codeTaken(error);
  }
}
