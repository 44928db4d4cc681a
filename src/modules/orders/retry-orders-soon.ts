import "server-only";
import type { Tx } from "@/server/db/client";
import { sql } from "@/server/db/sql";

type Customer = { organization_id: string; customer_id: string };

/**
 * Has what a customer owes for subscriptions charged within seconds to the means that is about to become their default, in the caller's
 * transaction and before that is written: rows of subscriptions are locked first everywhere. From now on their subscriptions name no other.
 */
export async function retryOrdersSoon(
  tx: Tx,
  { organization_id, customer_id }: Customer,
  now: Date,
): Promise<void> {
  await tx.$executeRaw(sql`
    UPDATE subscription SET payment_method_id = NULL, version = version + 1
    WHERE id IN (
      SELECT id FROM subscription
      WHERE organization_id = ${organization_id}::uuid AND customer_id = ${customer_id}::uuid AND ended_at IS NULL
      ORDER BY id FOR UPDATE) AND payment_method_id IS NOT NULL`);
  await tx.$executeRaw(sql`
    UPDATE "order" SET next_payment_attempt_at = ${now}
    WHERE organization_id = ${organization_id}::uuid AND customer_id = ${customer_id}::uuid
      AND status = 'pending' AND subscription_id IS NOT NULL AND failed_payments_count > 0`);
}
