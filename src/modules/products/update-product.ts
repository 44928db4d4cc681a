import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { attachFields } from "@/modules/custom-fields";
import type { Context } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { createPrices, currentPrices, settlePrices } from "./price-repository";
import { changedRecurrence } from "./recurrence";
import { defaultCurrencyOf, lockProduct, readBack, replaceMedias, updateProductRow } from "./repository";
import { planPrices } from "./rules";
import type { Product, UpdateProduct } from "./schema";
import { writeBenefits } from "./write-benefits";

/**
 * Edits a product, and says `product.updated`. A price never changes: what the list does not name is archived, what is new is made.
 *
 * Null stands for "unchanged" where the field cannot be empty.
 * @throws ResourceNotFound, or RequestValidationError naming the field.
 */
export const updateProduct = (ctx: Context, id: string, input: UpdateProduct): Promise<Product> =>
  transaction(ctx.db, async (tx) => {
    const before = await lockProduct(tx, ctx.organizationId, id);
    if (!before) throw new ResourceNotFound();
    const { name, description, visibility, is_archived, metadata } = input;
    const data = {
      ...(name != null && { name }),
      ...(description !== undefined && { description }),
      ...(visibility != null && { visibility }),
      ...(is_archived != null && { is_archived }),
      ...(metadata !== undefined && { metadata }),
      ...changedRecurrence(before, input),
    };
    await updateProductRow(tx, ctx.organizationId, id, data, ctx.now);
    await editLists(tx, ctx, id, input);
    const product = await readBack(tx, ctx.organizationId, id);
    await emit(tx, {
      type: "product.updated",
      organizationId: ctx.organizationId,
      objectId: id,
      payload: product,
    });
    return product;
  });

async function editLists(tx: Tx, ctx: Context, id: string, input: UpdateProduct) {
  const { prices, medias, benefits, attached_custom_fields: fields } = input;
  if (prices) await editPrices(tx, ctx, id, prices);
  if (medias) await replaceMedias(tx, ctx.organizationId, id, medias);
  if (benefits) await writeBenefits(tx, ctx.organizationId, id, benefits);
  if (fields) await attachFields(tx, ctx.organizationId, id, fields);
}

async function editPrices(
  tx: Tx,
  ctx: Context,
  productId: string,
  wanted: NonNullable<UpdateProduct["prices"]>,
) {
  const { organizationId, now } = ctx;
  const current = await currentPrices(tx, productId);
  const plan = planPrices(current, wanted, await defaultCurrencyOf(tx, organizationId));
  await settlePrices(tx, plan, now);
  await createPrices(tx, { organizationId, productId }, plan.created, now);
}
