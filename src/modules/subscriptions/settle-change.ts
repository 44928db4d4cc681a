import "server-only";
import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { duplicateReceived, post } from "@/modules/books";
import type { NewOrder } from "@/modules/orders";
import {
  cancelPayment,
  decidePayments,
  type Outcome,
  type PaymentRow,
  refundDuplicate,
} from "@/modules/payments";
import { inOrganization } from "@/server/clock";
import type { World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { applyChange } from "./apply-change";
import { refuseOtherAmount } from "./engine/settle-orders";
import { planChange } from "./plan-change";
import { lockSubscriptions, readBillable, writeStates } from "./repository";
import { type BillableRow, stateOf } from "./row";
import type { Terms } from "./rules/state";
import { ProrationBehavior } from "./schema";

/** What a payment of a change is for, as it was planned; kept with the payment. Terms and order are as we wrote them. */
const SoldChange = z.object({
  subscription_id: Id,
  terms: z.custom<Terms>(),
  behavior: ProrationBehavior,
  /** When it was planned: what is left of the period is counted from there. */
  at: Instant,
  pending_id: Id,
  order: z.custom<NewOrder>(),
});
export type SoldChange = z.input<typeof SoldChange>;

/**
 * Applies what Stripe says of the payment of a change of plan: the change and its paid order for a success, nothing but an unlocked subscription for
 * a failure. The one place that does so, whether the word came by answer, by webhook or by the sweep; any number of times and in any order it
 * comes to the same.
 */
export async function settleChange(world: World, payment: PaymentRow, outcome: Outcome): Promise<void> {
  refuseOtherAmount(payment, outcome);
  const { now } = await inOrganization(world, payment.organization_id);
  const sold = SoldChange.parse(payment.request?.sold);
  await transaction(world.db, async (tx) => {
    await lockSubscriptions(tx, [sold.subscription_id]);
    const [row] = await readBillable(readIn(tx), [sold.subscription_id]);
    const news = await decidePayments(tx, [{ payment, outcome }], now);
    if (!row || !news.has(payment.id) || outcome.kind === "pending") return;
    const isAwaited = row.changing_payment_id === payment.id;
    if (isAwaited && outcome.kind === "succeeded" && !row.ended_at) return apply(tx, row, sold, payment, now);
    if (isAwaited) await unlock(tx, row, now);
    if (outcome.kind === "succeeded") await giveBack(tx, payment, now);
    // Left alone, a refused intent could still be paid by whoever holds its secret.
    else if (outcome.intentId) await cancelPayment.enqueue(tx, { intent_id: outcome.intentId });
  });
}

const unlock = (tx: Tx, row: BillableRow, now: Date) =>
  writeStates(tx, [{ row, after: stateOf(row), extra: { changing_payment_id: null } }], now);

/** The row is as it was when the change was planned, but for what its orders did to it: so the same plan comes out again. */
async function apply(
  tx: Tx,
  row: BillableRow,
  { terms, behavior, at, pending_id, order }: z.output<typeof SoldChange>,
  payment: PaymentRow,
  now: Date,
): Promise<void> {
  const when = { now: new Date(at), id: pending_id };
  const { change } = planChange(row, { terms, behavior, ...when, tax: order.tax, balance: 0 });
  await applyChange(tx, row, { change, order }, payment, now);
}

/** Nobody waits for this money any more: the change was refused before, or the subscription has ended. */
async function giveBack(tx: Tx, payment: PaymentRow, now: Date): Promise<void> {
  await post(tx, [duplicateReceived(payment, payment.customer_id)], now);
  await refundDuplicate.enqueue(tx, { payment_id: payment.id });
}
