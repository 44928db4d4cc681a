import "server-only";
import { bookRefund, type OrderBooks } from "@/modules/orders";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { emit } from "@/server/events/outbox";
import { findRefund, insertRefund, type NewRefund } from "./repository";
import { bookingOf } from "./rules";
import type { Refund } from "./schema";

/**
 * Writes a pending refund and reserves its amount in the books of the locked order, in the caller's transaction.
 *
 * @throws the database's error when that is more than is left of the order.
 */
export async function beginRefund(tx: Tx, order: OrderBooks, refund: NewRefund, now: Date): Promise<Refund> {
  const split = { amount: refund.amount, tax: refund.tax_amount };
  await bookRefund(tx, order, bookingOf(split, "failed", "pending"), now);
  await insertRefund(tx, refund);
  const { organization_id: organizationId, id } = refund;
  const written = await findRefund(readIn(tx), organizationId, id, now);
  if (!written) throw new Error("the refund written in this transaction is gone");
  await emit(tx, { type: "refund.created", organizationId, objectId: id, payload: written });
  return written;
}
