import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { lockLink, removeLink } from "./repository";

/**
 * Ends a link for good: its address opens nothing any more. Checkouts that it opened stay open.
 * @throws ResourceNotFound
 */
export const deleteCheckoutLink = (ctx: Context, id: string): Promise<undefined> =>
  transaction(ctx.db, async (tx): Promise<undefined> => {
    if (!(await lockLink(tx, ctx.organizationId, id))) throw new ResourceNotFound();
    await removeLink(tx, id, ctx.now);
  });
