import "server-only";
import { paidPart } from "@/lib/paid-part";
import type { Tx } from "@/server/db/client";
import { readIn, sql } from "@/server/db/sql";
import { findOrder } from "./repository";
import { statusAfterRefund } from "./rules";
import type { Order } from "./schema";

/** The money of an order, minor units of `currency`: reserved are pending and succeeded refunds, refunded the latter. */
export type OrderBooks = {
  id: string;
  organization_id: string;
  customer_id: string;
  currency: string;
  net_amount: number;
  tax_amount: number;
  applied_balance_amount: number;
  refunded_amount: number;
  refunded_tax_amount: number;
  refund_reserved_amount: number;
  refund_reserved_tax_amount: number;
};

/** What a refund adds to the books of its order; negative where it takes back. */
export type Booking = {
  reserved: { amount: number; tax: number };
  refunded: { amount: number; tax: number };
};

/** Locks an order for a decision on its refunds, which are so decided one after another. Null where there is none. */
export async function lockOrder(tx: Tx, organizationId: string, id: string): Promise<OrderBooks | null> {
  const [order] = await readIn(tx)<OrderBooks>(sql`
    SELECT id, organization_id, customer_id, currency, net_amount, tax_amount, applied_balance_amount,
      refunded_amount, refunded_tax_amount,
      refund_reserved_amount, refund_reserved_tax_amount
    FROM "order" WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid FOR UPDATE`);
  return order ?? null;
}

/**
 * Enters a refund in the books of its locked order, and lets the order's status follow. Answers the order as it is now.
 *
 * @throws the database's error when more would be reserved than was paid: a constraint forbids it.
 */
export async function bookRefund(tx: Tx, order: OrderBooks, booking: Booking, now: Date): Promise<Order> {
  const { reserved, refunded } = booking;
  const refundedAmount = order.refunded_amount + refunded.amount;
  const refundedTax = order.refunded_tax_amount + refunded.tax;
  const status = statusAfterRefund(paidPart(order), refundedAmount + refundedTax);
  await tx.$executeRaw(sql`
    UPDATE "order" SET status = ${status}, refunded_amount = ${refundedAmount}::bigint,
      refunded_tax_amount = ${refundedTax}::bigint,
      refund_reserved_amount = refund_reserved_amount + ${reserved.amount}::bigint,
      refund_reserved_tax_amount = refund_reserved_tax_amount + ${reserved.tax}::bigint, modified_at = ${now}
    WHERE id = ${order.id}::uuid`);
  const after = await findOrder(readIn(tx), order.organization_id, order.id);
  if (!after) throw new Error(`order ${order.id} is gone`);
  return after;
}
