import "server-only";
import { insertPayments, type PaymentRow } from "@/modules/payments";
import type { World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { raw, readIn, sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { inScope, readBillable, type Scope } from "../repository";
import type { BillableRow } from "../row";
import { isHardDecline } from "../rules/dunning";
import type { Billed } from "./bill-due";
import { chargeOf } from "./charge-of";
import { failOrders } from "./fail-orders";

type DueOrder = {
  id: string;
  subscription_id: string;
  due_amount: number;
  /** Of the latest try that failed. */
  decline_reason: string | null;
  payment_method_id: string | null;
};

/**
 * Tries orders again whose next attempt is due, in one transaction that takes each from all other workers. With the means that the customer has now:
 * where that is still the one that was declined for good, nothing is asked and dunning is over.
 *
 * @param only the subscription whose orders are tried again, if they are due.
 */
export const retryDue = (world: World, scope: Scope, only?: string): Promise<Billed> =>
  transaction(world.db, async (tx) => {
    const ids = await lockSubscriptionsOfDue(tx, scope, only);
    if (ids.length === 0) return { taken: 0, payments: [] };
    const orders = await takeDue(tx, ids, scope.now);
    const rows = new Map((await readBillable(readIn(tx), ids)).map((row) => [row.id, row]));
    const tries = orders.flatMap((order) => {
      const row = rows.get(order.subscription_id);
      return row ? [{ order, row }] : [];
    });
    const isHopeless = ({ order, row }: { order: DueOrder; row: BillableRow }) =>
      !row.means || (isHardDecline(order.decline_reason) && order.payment_method_id === row.means.id);
    const payments = await askAgain(
      tx,
      tries.filter((each) => !isHopeless(each)),
      scope.now,
    );
    const failures = tries.filter(isHopeless).map(({ order, row }) => ({
      order_id: order.id,
      code: order.decline_reason ?? "no_payment_method",
      isLast: row.means !== null,
    }));
    await failOrders(tx, failures, scope.now);
    return { taken: orders.length, payments };
  });

/** Nobody pays the order already: until that is decided there is nothing to try. */
export const isFree = sql`NOT EXISTS (
  SELECT FROM payment WHERE payment.order_id = "order".id AND payment.status = 'pending')`;

/** The subscriptions whose orders are due for another try, as `subscription_id`. */
export const subscriptionsToRetry = (scope: Scope) => sql`
  SELECT subscription_id FROM "order"
  WHERE next_payment_attempt_at <= ${scope.now} AND ${isFree} AND ${inScope(scope, `"order".organization_id`)}
  ORDER BY next_payment_attempt_at LIMIT ${scope.limit}`;

async function lockSubscriptionsOfDue(tx: Tx, scope: Scope, only?: string): Promise<string[]> {
  const rows = await readIn(tx)<{ id: string }>(
    only
      ? sql`SELECT id FROM subscription WHERE id = ${only}::uuid FOR UPDATE SKIP LOCKED`
      : sql`SELECT id FROM subscription WHERE id IN (${subscriptionsToRetry(scope)}) FOR UPDATE SKIP LOCKED`,
  );
  return rows.map(({ id }) => id);
}

/** The due orders of locked subscriptions, which are due no longer: their payment is, or dunning says when again. */
const takeDue = (tx: Tx, subscriptionIds: readonly string[], now: Date): Promise<DueOrder[]> =>
  readIn(tx)<DueOrder>(sql`
    WITH taken AS (
      UPDATE "order" SET next_payment_attempt_at = NULL
      WHERE subscription_id = ANY(${subscriptionIds}::uuid[]) AND next_payment_attempt_at <= ${now} AND status = 'pending'
        AND ${isFree}
      RETURNING id, subscription_id, total_amount + applied_balance_amount AS due_amount,
        ${raw(latestFailure("decline_reason"))} AS decline_reason,
        ${raw(latestFailure("payment_method_id"))} AS payment_method_id)
    SELECT * FROM taken ORDER BY id`);

const latestFailure = (column: "decline_reason" | "payment_method_id") => `
  (SELECT ${column} FROM payment WHERE payment.order_id = "order".id AND payment.status = 'failed'
   ORDER BY created_at DESC, id DESC LIMIT 1)`;

const askAgain = (
  tx: Tx,
  tries: readonly { order: DueOrder; row: BillableRow }[],
  now: Date,
): Promise<PaymentRow[]> =>
  insertPayments(
    tx,
    tries.flatMap(({ order, row }) => {
      const isOther = row.means !== null && order.payment_method_id !== row.means.id;
      const trigger = isOther ? "retry_payment_method_update" : "retry_dunning";
      return chargeOf(row, order.id, order.due_amount, trigger) ?? [];
    }),
    now,
  );
