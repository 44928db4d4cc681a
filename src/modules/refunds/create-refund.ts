import "server-only";
import { invalidField } from "@/lib/errors";
import { chargeStepOf, formatMoney } from "@/lib/money";
import { paidPart } from "@/lib/paid-part";
import { MINUTE_MS } from "@/lib/time";
import { lockOrder, type OrderBooks } from "@/modules/orders";
import { findPaymentOfOrder, type PaymentRow } from "@/modules/payments";
import type { Context } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { log } from "@/server/log";
import { beginRefund } from "./begin-refund";
import { RefundedAlready } from "./errors";
import { sendRefundLater } from "./jobs";
import { findRefund } from "./repository";
import { leftOf, taxBeside } from "./rules";
import type { Refund, RefundCreate } from "./schema";
import { sendRefund } from "./send-refund";

/** Somebody waits for the answer; a job goes on where this ends. */
const PATIENCE_MS = 8_000;

/**
 * Gives back an amount of an order, and the tax on it in proportion. However many ask at once, the refunds of an order
 * never come to more than was paid. The answer is `pending` while Stripe cannot be reached, and `failed` with the reason
 * when it refuses.
 *
 * @param id of the refund to make: a repeated request makes the same one, and answers it.
 * @throws RefundedAlready, RequestValidationError; nothing is changed then.
 */
export async function createRefund(ctx: Context, id: string, input: RefundCreate): Promise<Refund> {
  const { refund, isRepeated } = await transaction(ctx.db, (tx) => begin(tx, ctx, id, input));
  try {
    await sendRefund(ctx, id, { isRepeated, timeoutMs: PATIENCE_MS });
    return (await findRefund(ctx.read, ctx.organizationId, id, ctx.now)) ?? refund;
  } catch (error) {
    // It is written and will be sent: an error would have the caller ask for another one.
    log.warn({ err: error, refund_id: id }, "refund waits for its job");
    return refund;
  }
}

type Begun = { refund: Refund; isRepeated: boolean };

async function begin(tx: Tx, ctx: Context, id: string, input: RefundCreate): Promise<Begun> {
  const { organizationId, now } = ctx;
  const order = await lockOrder(tx, organizationId, input.order_id);
  if (!order) throw invalidField("order_id", "No such order.");
  const earlier = await findRefund(readIn(tx), organizationId, id, now);
  if (earlier) return { refund: earlier, isRepeated: true };
  const payment = await findPaymentOfOrder(readIn(tx), order.id);
  refuse(order, payment, input.amount);
  const { reason, amount, comment = null, metadata = {}, revoke_benefits } = input;
  const refund = await beginRefund(
    tx,
    order,
    {
      id,
      organization_id: organizationId,
      order_id: order.id,
      payment_id: payment?.id ?? null,
      customer_id: order.customer_id,
      reason,
      comment,
      amount,
      tax_amount: taxBeside({ ...order, ...paidPart(order) }, amount),
      currency: order.currency,
      revoke_benefits,
      stripe_refund_id: null,
      metadata,
      created_at: now,
    },
    now,
  );
  await sendRefundLater.enqueue(
    tx,
    { refund_id: id },
    { key: `refund-${id}`, runAt: new Date(ctx.realNow.getTime() + MINUTE_MS) },
  );
  return { refund, isRepeated: false };
}

function refuse(order: OrderBooks, payment: PaymentRow | null, amount: number): void {
  if (!payment?.stripe_payment_intent_id) throw invalidField("order_id", "Nothing was paid for this order.");
  const left = leftOf({ ...order, ...paidPart(order) }).amount;
  if (left === 0) throw new RefundedAlready();
  if (amount > left)
    throw invalidField(
      "amount",
      `At most ${left} (${formatMoney(left, order.currency)} without tax) is left to give back.`,
      "less_than_equal",
    );
  if (amount % chargeStepOf(order.currency) !== 0)
    throw invalidField("amount", "In this currency an amount ends in 0.", "multiple_of");
}
