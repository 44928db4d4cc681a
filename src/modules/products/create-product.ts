import "server-only";
import { attachFields } from "@/modules/custom-fields";
import { refuseOtherOrganization } from "@/server/auth/own-organization";
import type { Context } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { isDuplicate, transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { createPrices } from "./price-repository";
import { recurrenceOf } from "./recurrence";
import { defaultCurrencyOf, findProduct, insertProduct, readBack, replaceMedias } from "./repository";
import { planPrices } from "./rules";
import type { CreateProduct, Product } from "./schema";
import { writeBenefits } from "./write-benefits";

/**
 * Puts a product with its prices, pictures, benefits and fields into the catalogue, and says `product.created`.
 *
 * `id` names it, so that a repeated request makes no second one. Prices without a currency are in the organization's.
 * @throws RequestValidationError when a price cannot be charged or a picture, benefit or field is not one of the organization.
 */
export async function createProduct(ctx: Context, id: string, input: CreateProduct): Promise<Product> {
  refuseOtherOrganization(ctx.organizationId, input.organization_id);
  try {
    return await transaction(ctx.db, (tx) => write(tx, ctx, id, input));
  } catch (error) {
    const made = isDuplicate(error) ? await findProduct(ctx.read, ctx.organizationId, id) : null;
    if (made) return made;
    throw error;
  }
}

async function write(tx: Tx, ctx: Context, id: string, input: CreateProduct): Promise<Product> {
  const { organizationId, now } = ctx;
  const { name, description = null, visibility, metadata = {} } = input;
  const data = { name, description, visibility, metadata, ...recurrenceOf(input) };
  const { created } = planPrices([], input.prices, await defaultCurrencyOf(tx, organizationId));
  await insertProduct(tx, organizationId, id, data, now);
  await createPrices(tx, { organizationId, productId: id }, created, now);
  await replaceMedias(tx, organizationId, id, input.medias ?? []);
  if (input.benefits) await writeBenefits(tx, organizationId, id, input.benefits);
  if (input.attached_custom_fields) await attachFields(tx, organizationId, id, input.attached_custom_fields);
  const product = await readBack(tx, organizationId, id);
  await emit(tx, { type: "product.created", organizationId, objectId: id, payload: product });
  return product;
}
