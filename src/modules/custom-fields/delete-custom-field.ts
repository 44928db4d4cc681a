import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { lockCustomField, writeCustomField } from "./repository";

/**
 * Ends a field for good: no product asks for it any more, and its slug is free. Answers that were given stay where they are.
 * @throws ResourceNotFound
 */
export const deleteCustomField = (ctx: Context, id: string): Promise<undefined> =>
  transaction(ctx.db, async (tx): Promise<undefined> => {
    if (!(await lockCustomField(tx, ctx.organizationId, id))) throw new ResourceNotFound();
    await writeCustomField(tx, id, { deleted_at: ctx.now });
  });
