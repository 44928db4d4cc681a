import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { findSubscription } from "../find-subscriptions";
import { findBillable } from "../repository";
import type { BillableRow } from "../row";
import type { Subscription } from "../schema";
import { lockForDecision } from "../transit";
import { billRows } from "./bill-due";
import { chargeOrders } from "./charge-orders";
import { taxOn } from "./quote-tax";

/**
 * Begins a new period of one subscription because somebody says so, with its order, and charges it. A charge that fails is tried again as that of
 * any renewal is. Answers the subscription as it is then.
 *
 * @param begun the locked row as it would stand if it were due now; refuses by throwing, and then nothing is changed.
 * @throws as `lockForDecision`.
 */
export async function billNow(
  ctx: Context,
  id: string,
  begun: (row: BillableRow) => BillableRow,
): Promise<Subscription> {
  const read = await findBillable(ctx.read, ctx.organizationId, id);
  if (!read) throw new ResourceNotFound();
  const tax = await taxOn(ctx, read);
  const { payments } = await transaction(ctx.db, async (tx) => {
    const row = begun(await lockForDecision(tx, ctx.organizationId, id));
    return billRows(tx, ctx, [row], { now: ctx.now, quotes: new Map([[id, { version: row.version, tax }]]) });
  });
  await chargeOrders(ctx, payments);
  const subscription = await findSubscription(ctx.read, ctx.organizationId, id);
  if (!subscription) throw new ResourceNotFound();
  return subscription;
}
