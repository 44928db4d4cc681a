import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { lockBenefit, removeBenefit } from "./repository";
import { toBenefit } from "./view";

/**
 * Takes a benefit off every product, for good. What customers bought with it stays theirs: it was paid for. Subscriptions keep it to the
 * end of their period.
 * @throws ResourceNotFound
 */
export const deleteBenefit = (ctx: Context, id: string): Promise<undefined> =>
  transaction(ctx.db, async (tx): Promise<undefined> => {
    const { organizationId, now } = ctx;
    const before = await lockBenefit(tx, organizationId, id);
    if (!before) throw new ResourceNotFound();
    await removeBenefit(tx, id, now);
    const payload = toBenefit({ ...before, deleted_at: now });
    await emit(tx, { type: "benefit.updated", organizationId, objectId: id, payload });
  });
