import "server-only";
import { invalidField, ResourceNotFound } from "@/lib/errors";
import { newId } from "@/lib/id";
import { payUrl } from "@/modules/orders";
import {
  ManualRetryLimitExceeded,
  OrderNotEligibleForRetry,
  PaymentAlreadyInProgress,
} from "@/modules/orders/errors";
import { findChargeable } from "@/modules/payment-methods";
import { type ChargeRequest, charge, insertPayment, type Outcome, type PaymentRow } from "@/modules/payments";
import type { Context } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { type Read, readIn, sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { settleOrders } from "./engine/settle-orders";
import { type PaymentWish, paymentUnderWay } from "./payment-under-way";
import { lockSubscriptions, readBillable } from "./repository";
import type { BillableRow } from "./row";

/** How a payment stands. `client_secret` where the bank asks, for Stripe.js; `error` is the bank's reason, for the customer. */
export type PaymentProgress = {
  status: "succeeded" | "requires_action" | "processing" | "failed";
  client_secret: string | null;
  error: string | null;
};

/** So many payments that a customer begins may fail in a day. */
const MOST_FAILURES = 10;

/**
 * Pays an open order because its customer or the merchant says so, outside the dates of dunning: a failure changes nothing of those. A payment
 * that waits for the bank is gone on with where the same means is named, and given up for another one. A customer's new card is kept, and is
 * what the subscription charges once it has paid.
 *
 * @throws ResourceNotFound, OrderNotEligibleForRetry, PaymentAlreadyInProgress, ManualRetryLimitExceeded; RequestValidationError where there is
 * nothing to charge.
 */
export async function payOrder(ctx: Context, orderId: string, wish: PaymentWish): Promise<PaymentProgress> {
  const order = await findOwed(ctx.read, ctx.organizationId, orderId);
  if (!order) throw new ResourceNotFound();
  if (order.status !== "pending") throw new OrderNotEligibleForRetry();
  const decided = await paymentUnderWay(ctx, orderId, wish);
  if (decided) return progressOf(decided);
  const payment = await transaction(ctx.db, (tx) => begin(tx, ctx, order, wish));
  const outcome = await charge(ctx, payment);
  await settleOrders(ctx, [{ payment, outcome }]);
  return progressOf(outcome);
}

/** An outcome as the page of the order shows it; `client_secret` only where the bank asks the customer something. */
export function progressOf(outcome: Outcome): PaymentProgress {
  if (outcome.kind === "succeeded") return { status: "succeeded", client_secret: null, error: null };
  if (outcome.kind === "failed")
    return { status: "failed", client_secret: null, error: outcome.decline.message };
  const isAsked = outcome.status === "requires_action";
  return {
    status: isAsked ? "requires_action" : "processing",
    client_secret: isAsked ? outcome.clientSecret : null,
    error: null,
  };
}

type Owed = { id: string; subscription_id: string; status: string; due_amount: number; is_paying: boolean };

async function findOwed(read: Read, organizationId: string, id: string): Promise<Owed | null> {
  const [row] = await read<Owed>(sql`
    SELECT id, subscription_id, status, total_amount + applied_balance_amount AS due_amount,
      EXISTS (SELECT FROM payment WHERE payment.order_id = "order".id AND payment.status = 'pending') AS is_paying
    FROM "order" WHERE id = ${id}::uuid AND organization_id = ${organizationId}::uuid`);
  return row ?? null;
}

/** Whatever becomes of an order becomes of it under the lock of its subscription. */
async function begin(tx: Tx, ctx: Context, { id, subscription_id }: Owed, wish: PaymentWish) {
  await lockSubscriptions(tx, [subscription_id]);
  const [row] = await readBillable(readIn(tx), [subscription_id]);
  const order = await findOwed(readIn(tx), ctx.organizationId, id);
  if (!row || order?.status !== "pending") throw new OrderNotEligibleForRetry();
  if (order.is_paying) throw new PaymentAlreadyInProgress();
  if (wish.trigger === "retry_customer") await refuseTooMany(tx, id, ctx.realNow);
  const asked = await askedOf(tx, row, id, wish);
  return insertPayment(
    tx,
    {
      id: newId(),
      organization_id: row.organization_id,
      checkout_id: null,
      order_id: id,
      customer_id: row.customer_id,
      trigger: wish.trigger,
      amount: order.due_amount,
      currency: row.currency,
      ...asked,
    },
    ctx.now,
  );
}

type Asked = Pick<PaymentRow, "payment_method_id"> & { request: ChargeRequest };

async function askedOf(tx: Tx, row: BillableRow, orderId: string, wish: PaymentWish): Promise<Asked> {
  const description = `${row.organization.name}: ${row.product_name}`;
  const return_url = payUrl(orderId);
  const { means } = wish;
  if (means && "confirmation_token_id" in means)
    return { payment_method_id: null, request: { ...means, save: true, return_url, description } };
  const saved = means ? await findChargeable(readIn(tx), row, means.payment_method_id) : row.means;
  if (!saved && means) throw invalidField("payment_method_id", "The customer has no such payment method.");
  if (!saved) throw invalidField("confirmation_token_id", "There is no saved payment method to charge.");
  const { stripe_payment_method_id } = saved;
  return {
    payment_method_id: saved.id,
    request: {
      stripe_payment_method_id,
      description,
      ...(wish.trigger === "retry_admin" ? { off_session: true } : { return_url }),
    },
  };
}

async function refuseTooMany(tx: Tx, orderId: string, realNow: Date): Promise<void> {
  const [found] = await readIn(tx)<{ failed: number }>(sql`
    SELECT count(*)::int AS failed FROM payment
    WHERE order_id = ${orderId}::uuid AND trigger = 'retry_customer' AND status = 'failed'
      AND uuid_extract_timestamp(id) > ${realNow}::timestamptz - interval '1 day'`);
  if ((found?.failed ?? 0) >= MOST_FAILURES) throw new ManualRetryLimitExceeded();
}
