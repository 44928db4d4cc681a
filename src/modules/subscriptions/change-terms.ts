import "server-only";
import { invalidField } from "@/lib/errors";
import type { Metadata } from "@/lib/metadata";
import type { Context } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { readIn, sql } from "@/server/db/sql";
import { withDiscount } from "./change-discount";
import { withTrialEnd } from "./move-period";
import type { Extra } from "./repository";
import { type BillableRow, stateOf } from "./row";
import type { Subscription } from "./schema";
import { transit } from "./transit";

/** What may be changed together; what is left out stays. */
export type TermsChange = {
  discount_id?: string | null | undefined;
  trial_end?: Date | undefined;
  payment_method_id?: string | null | undefined;
  metadata?: Metadata | undefined;
};

/**
 * Changes discount, end of the trial, payment method and metadata of a subscription, all of them or none. With another payment method, an order that
 * failed is tried again at once.
 *
 * @throws ResourceNotFound, SubscriptionLocked, AlreadyCanceledSubscription, RequestValidationError
 */
export const changeTerms = (ctx: Context, id: string, change: TermsChange): Promise<Subscription> =>
  transit(ctx, id, async (row, tx) => {
    const { discount_id, trial_end, payment_method_id, metadata } = change;
    let after = stateOf(row);
    if (trial_end) after = withTrialEnd(row, after, trial_end, ctx.now);
    if (discount_id !== undefined && discount_id !== row.discount_id)
      after = await withDiscount(tx, row, after, discount_id, ctx.now);
    if (payment_method_id !== undefined) await chargeFromNowOn(tx, row, payment_method_id, ctx.now);
    const extra: Extra = {
      ...(discount_id !== undefined && { discount_id }),
      ...(payment_method_id !== undefined && { payment_method_id }),
      ...(metadata && { metadata }),
    };
    return { after, extra, told: ["updated"] };
  });

/** Refuses what is not the customer's, and has what failed tried again with it. */
async function chargeFromNowOn(tx: Tx, row: BillableRow, id: string | null, now: Date): Promise<void> {
  const found = await readIn(tx)(sql`
    SELECT 1 FROM payment_method WHERE id = ${id}::uuid AND organization_id = ${row.organization_id}::uuid
      AND customer_id = ${row.customer_id}::uuid FOR SHARE`);
  if (id && found.length === 0)
    throw invalidField("payment_method_id", "The customer has no such payment method.");
  await tx.$executeRaw(sql`
    UPDATE "order" SET next_payment_attempt_at = ${now}
    WHERE subscription_id = ${row.id}::uuid AND status = 'pending' AND next_payment_attempt_at > ${now}`);
}

/** Gives up the change of plan that waits for the next period; where none does, nothing is changed. @throws as `changeTerms`. */
export const clearPendingUpdate = (ctx: Context, id: string): Promise<Subscription> =>
  transit(ctx, id, (row) =>
    row.pending_update ? { after: { ...stateOf(row), pending_update: null }, told: ["updated"] } : null,
  );
