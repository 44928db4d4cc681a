import "server-only";
import type { BilledOrder } from "@/modules/books";
import { moveBalances, orderVoided, post } from "@/modules/books";
import type { Tx } from "@/server/db/client";
import { readIn, sql } from "@/server/db/sql";
import { emit } from "@/server/events/outbox";
import { findOrders } from "./repository";

/**
 * Gives up the open orders of subscriptions that are over, in the caller's transaction: nobody is charged for them any more, the books are turned
 * back, and what the customer's balance had paid is theirs again. A payment that is under way is given back when it succeeds.
 */
export async function voidOrders(tx: Tx, subscriptionIds: readonly string[], now: Date): Promise<void> {
  if (subscriptionIds.length === 0) return;
  const orders = await readIn(tx)<BilledOrder>(sql`
    UPDATE "order" SET status = 'void', next_payment_attempt_at = NULL, modified_at = ${now}
    WHERE subscription_id = ANY(${subscriptionIds}::uuid[]) AND status = 'pending'
    RETURNING id, organization_id, customer_id, currency, net_amount, tax_amount, applied_balance_amount`);
  if (orders.length === 0) return;
  await post(tx, orders.map(orderVoided), now);
  await moveBalances(
    tx,
    orders.map((order) => ({ ...order, amount: -order.applied_balance_amount })),
    now,
  );
  const views = await findOrders(
    readIn(tx),
    orders.map(({ id }) => id),
  );
  await emit(
    tx,
    ...views.map((payload) => ({
      type: "order.updated" as const,
      organizationId: payload.customer.organization_id,
      objectId: payload.id,
      payload,
    })),
  );
}
