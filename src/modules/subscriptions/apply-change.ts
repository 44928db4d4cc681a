import "server-only";
import { moveBalances, paymentReceived } from "@/modules/books";
import { findOrder, writeOrders } from "@/modules/orders";
import { linkPaymentToOrder, type PaymentRow } from "@/modules/payments";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { announce } from "./engine/announce";
import { takeItems } from "./engine/bill-due";
import type { PlannedOrder } from "./engine/plan-order";
import { writeStates } from "./repository";
import type { BillableRow } from "./row";
import type { Change } from "./rules/change";
import { writePending } from "./transit";

/**
 * Writes a change of plan that costs nothing now, or that was paid, in the caller's transaction: the subscription, its paid order, lines of the
 * next one, books, events and mail. What the order takes of the balance is as it was planned, so that it is paid to the cent: where the balance has moved
 * meanwhile it may become a debt, which the next order takes.
 */
export async function applyChange(
  tx: Tx,
  row: BillableRow,
  { change, order }: { change: Change; order: PlannedOrder["order"] | null },
  payment: PaymentRow | null,
  now: Date,
): Promise<void> {
  const { after, pending, told } = change;
  await writeStates(tx, [{ row, after, extra: { changing_payment_id: null } }], now);
  await writePending(tx, row, pending, now);
  if (order) await writePaidOrder(tx, row, order, payment, now);
  const view = order && (await findOrder(readIn(tx), row.organization_id, order.id));
  const isDelivered = after.terms.price_id !== row.price_id;
  const transition = { row, after, told, order: view, isDelivered };
  await announce(tx, [{ ...transition, orderTold: ["created", "paid"], mail: "plan_changed" }], now);
}

async function writePaidOrder(
  tx: Tx,
  row: BillableRow,
  order: PlannedOrder["order"],
  payment: PaymentRow | null,
  now: Date,
): Promise<void> {
  await moveBalances(tx, [{ ...order, amount: order.applied_balance_amount }], now);
  await takeItems(tx, [{ row, order }]);
  const received = payment
    ? [paymentReceived(payment, { orderId: order.id, customerId: order.customer_id })]
    : [];
  await writeOrders(tx, [{ ...order, status: "paid" }], now, received);
  if (payment) await linkPaymentToOrder(tx, payment.id, order.id);
}
