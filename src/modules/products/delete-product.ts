import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { ProductNotDeletable } from "./errors";
import { deleteProductRow, isInUse, lockProduct } from "./repository";

/** Deletes a product that nobody was ever offered. @throws ResourceNotFound, ProductNotDeletable */
export const deleteProduct = (ctx: Context, id: string): Promise<undefined> =>
  transaction(ctx.db, async (tx): Promise<undefined> => {
    if (!(await lockProduct(tx, ctx.organizationId, id))) throw new ResourceNotFound();
    if (await isInUse(tx, ctx.organizationId, id)) throw new ProductNotDeletable();
    await deleteProductRow(tx, ctx.organizationId, id);
  });
