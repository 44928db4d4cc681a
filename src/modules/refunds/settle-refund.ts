import "server-only";
import type StripeSdk from "stripe";
import { newId } from "@/lib/id";
import { paidPart } from "@/lib/paid-part";
import { lockOrder, type OrderBooks } from "@/modules/orders";
import { findSoldPayment, fromStripeAmount, type SoldPayment } from "@/modules/payments";
import { inOrganization } from "@/server/clock";
import type { World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { transaction } from "@/server/db/transaction";
import { applyOutcome } from "./apply-outcome";
import { beginRefund } from "./begin-refund";
import { findRefundOf, findRefundRow, type RefundRow } from "./repository";
import { outcomeOf, reasonOf, splitGross } from "./rules";

/**
 * Applies what Stripe tells of a refund. The event is a hint that may be late or repeated: the refund is asked for anew.
 * One that was made at Stripe itself is recorded; one of a payment that is not ours is left alone.
 *
 * @throws Error when an order has less left than Stripe gave back, as while another refund of it is still pending: the
 * caller is a job, which asks again.
 */
export async function settleRefund(world: World, { id }: Pick<StripeSdk.Refund, "id">): Promise<void> {
  const refund = await world.stripe.refunds.retrieve(id, { expand: ["payment_intent"] });
  const payment = await findSoldPayment(world.read, refund.payment_intent);
  if (!payment || givesBackDuplicate(refund)) return;
  const outcome = outcomeOf(refund);
  const { now } = await inOrganization(world, payment.organization_id);
  await transaction(world.db, async (tx) => {
    const order = await lockOrder(tx, payment.organization_id, payment.order_id);
    if (!order) throw new Error(`order ${payment.order_id} is gone`);
    const known = await findRefundOf(tx, order.id, refund.id, refund.metadata?.refund_id);
    if (known) return applyOutcome(tx, order, known, outcome, now);
    // Of one that came to nothing before it was heard of, nothing needs to be kept.
    if (outcome.status === "failed" || outcome.status === "canceled") return;
    await adopt(tx, now, order, payment, refund);
  });
}

/** What came twice goes back by a job, which writes this on it: no order is refunded by that. */
const givesBackDuplicate = ({ metadata }: StripeSdk.Refund): boolean => metadata?.payment_id !== undefined;

/** Records a refund that was made at Stripe, in its dashboard or by another program. */
async function adopt(
  tx: Tx,
  now: Date,
  order: OrderBooks,
  payment: SoldPayment,
  refund: StripeSdk.Refund,
): Promise<void> {
  const split = splitGross(
    { ...order, ...paidPart(order) },
    fromStripeAmount(refund.amount, refund.currency),
  );
  if (!split) throw new Error(`order ${order.id} has less left than the ${refund.amount} of ${refund.id}`);
  const id = newId();
  await beginRefund(
    tx,
    order,
    {
      id,
      organization_id: order.organization_id,
      order_id: order.id,
      payment_id: payment.id,
      customer_id: order.customer_id,
      reason: reasonOf(refund.reason),
      comment: null,
      amount: split.amount,
      tax_amount: split.tax,
      currency: refund.currency,
      revoke_benefits: false,
      stripe_refund_id: refund.id,
      metadata: {},
      created_at: new Date(refund.created * 1000),
    },
    now,
  );
  const begun: RefundRow | null = await findRefundRow(tx, id);
  if (begun) await applyOutcome(tx, order, begun, outcomeOf(refund), now);
}
