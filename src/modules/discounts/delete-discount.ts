import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { lockDiscount, readBack, removeDiscount } from "./repository";

/**
 * Ends a discount for good and sets its code free, and says `discount.deleted`. What was bought with it stays as it was
 * bought; an open checkout has to do without.
 * @throws ResourceNotFound
 */
export const deleteDiscount = (ctx: Context, id: string): Promise<undefined> =>
  transaction(ctx.db, async (tx): Promise<undefined> => {
    const { organizationId, now } = ctx;
    if (!(await lockDiscount(tx, organizationId, id))) throw new ResourceNotFound();
    const payload = await readBack(tx, organizationId, id);
    await removeDiscount(tx, id, now);
    await emit(tx, { type: "discount.deleted", organizationId, objectId: id, payload });
  });
