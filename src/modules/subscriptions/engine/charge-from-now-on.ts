import "server-only";
import type { Tx } from "@/server/db/client";
import { readIn, sql } from "@/server/db/sql";

/**
 * Has the subscription of an order, which is locked, charge another means from now on. Whatever else it owes is tried with that at once.
 *
 * @param methodId our id of the means.
 */
export async function chargeFromNowOn(tx: Tx, orderId: string, methodId: string, now: Date): Promise<void> {
  const [changed] = await readIn(tx)<{ id: string }>(sql`
    UPDATE subscription SET payment_method_id = ${methodId}::uuid, version = subscription.version + 1
    FROM "order", customer
    WHERE "order".id = ${orderId}::uuid AND subscription.id = "order".subscription_id
      AND customer.id = subscription.customer_id AND EXISTS (SELECT FROM payment_method WHERE id = ${methodId}::uuid)
      AND coalesce(subscription.payment_method_id, customer.default_payment_method_id) IS DISTINCT FROM ${methodId}::uuid
    RETURNING subscription.id`);
  if (!changed) return;
  await tx.$executeRaw(sql`
    UPDATE "order" SET next_payment_attempt_at = ${now}
    WHERE subscription_id = ${changed.id}::uuid AND status = 'pending' AND failed_payments_count > 0`);
}
