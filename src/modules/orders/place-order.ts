import "server-only";
import { newId } from "@/lib/id";
import { promiseBenefits } from "@/modules/benefit-grants";
import { paymentReceived, type TakenPayment } from "@/modules/books";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { emit } from "@/server/events/outbox";
import { queueMails } from "@/server/mail/queue-mails";
import { receiptOf } from "./receipt-mail";
import { findOrder } from "./repository";
import type { Order, Sold } from "./schema";
import { type NewOrder, writeOrders } from "./write-orders";

/**
 * Writes the order of a paid checkout, with its number, item, the books, events, the benefits it promises and the mail to come, in the caller's
 * transaction. `payment` is null for what was free. A unique constraint on the checkout makes a second one impossible. Called last in the transaction: it locks
 * the organization's counter until the commit.
 */
export async function placeOrder(
  tx: Tx,
  sold: Sold,
  payment: TakenPayment | null,
  now: Date,
): Promise<Order> {
  const id = newId();
  const { seller, label, price_id, recurring, ...sale } = sold;
  const item = { price_id, label, amount: sold.net_amount, tax_amount: sold.tax_amount, proration: false };
  const written: NewOrder = {
    ...sale,
    id,
    status: "paid",
    billing_reason: "purchase",
    subscription_id: null,
    period_start: null,
    period_end: null,
    applied_balance_amount: 0,
    items: [item],
  };
  const received = payment ? [paymentReceived(payment, { orderId: id, customerId: sold.customer_id })] : [];
  const [placed] = await writeOrders(tx, [written], now, received);
  // Of seats, whoever takes one gets what they bring.
  if (placed?.benefits && sold.seats === null)
    await promiseBenefits(tx, { ...sold, id }, placed.benefits, now);
  const order = await findOrder(readIn(tx), sold.organization_id, id);
  if (!order) throw new Error("the order written in this transaction is gone");
  const event = { organizationId: sold.organization_id, objectId: id, payload: order };
  await emit(tx, { ...event, type: "order.created" }, { ...event, type: "order.paid" });
  await queueMails(tx, receiptOf(order, sold.organization_id, sold.seller.receipt_url), now);
  return order;
}
