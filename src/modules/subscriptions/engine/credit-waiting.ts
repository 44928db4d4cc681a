import "server-only";
import { lockBalances, moveBalances } from "@/modules/books";
import { findOrder, writeOrders } from "@/modules/orders";
import type { Order } from "@/modules/orders/schema";
import type { Tax } from "@/modules/tax";
import type { Tx } from "@/server/db/client";
import { readIn, sql } from "@/server/db/sql";
import type { BillableRow } from "../row";
import type { State } from "../rules/state";
import { takeItems } from "./bill-due";
import { linesOf, planOrder } from "./plan-order";

/**
 * What waits for the next order of a subscription that ends now, where that is a credit: it goes to the customer's balance, by an order, in the caller's
 * transaction. What they would have owed is let go: nothing is charged by an end. Null where there is no credit.
 */
export async function creditWaiting(
  tx: Tx,
  row: BillableRow,
  after: State,
  now: Date,
): Promise<Order | null> {
  const lines = linesOf(row.pending_items);
  const sum = lines.reduce((all, { amount, discount_amount }) => all + amount - discount_amount, 0);
  if (sum >= 0) return null;
  const balance = (await lockBalances(tx, [row]))(row);
  const { order } = planOrder(row, {
    after,
    period: { start: row.current_period_start, end: row.current_period_end },
    lines,
    reason: "subscription_update",
    balance,
    tax: await latestTax(tx, row.id),
  });
  await moveBalances(tx, [{ ...order, amount: order.applied_balance_amount }], now);
  await takeItems(tx, [{ row, order }]);
  await writeOrders(tx, [order], now);
  return findOrder(readIn(tx), row.organization_id, order.id);
}

/** Given back is the tax that was billed. */
async function latestTax(tx: Tx, subscriptionId: string): Promise<Tax | null> {
  const [row] = await readIn(tx)<{ tax: Tax | null }>(sql`
    SELECT tax FROM "order" WHERE subscription_id = ${subscriptionId}::uuid AND status <> 'void'
    ORDER BY created_at DESC, id DESC LIMIT 1`);
  return row?.tax ?? null;
}
