import "server-only";
import { PaymentAlreadyInProgress } from "@/modules/orders/errors";
import {
  cancelIntent,
  findPendingPaymentOfOrder,
  type Outcome,
  outcomeNow,
  type PaymentRow,
} from "@/modules/payments";
import { inOrganization } from "@/server/clock";
import type { Context, World } from "@/server/context";
import { log } from "@/server/log";
import { settleOrders } from "./engine/settle-orders";

/** Who wants an order paid, and with what. `means` null: with what the subscription charges. */
export type PaymentWish =
  | {
      trigger: "retry_customer";
      means: { confirmation_token_id: string } | { payment_method_id: string } | null;
    }
  | { trigger: "retry_admin"; means: null };

/**
 * What became of the payment of an order that is under way already, where that is what is asked for again; null: another one may begin. A
 * customer who names another means gives up the one that waits for their bank.
 *
 * @throws PaymentAlreadyInProgress
 */
export async function paymentUnderWay(
  ctx: Context,
  orderId: string,
  wish: PaymentWish,
): Promise<Outcome | null> {
  const payment = await findPendingPaymentOfOrder(ctx.read, orderId);
  if (!payment) return null;
  if (payment.trigger !== "retry_customer" || wish.trigger !== "retry_customer")
    throw new PaymentAlreadyInProgress();
  const isSame = isAskedAgain(payment, wish.means);
  let outcome = await outcomeNow(ctx, payment);
  if (!isSame && outcome.kind === "pending" && outcome.status === "requires_action")
    outcome = await cancelIntent(ctx, outcome.intentId);
  await settleOrders(ctx, [{ payment, outcome }]);
  if (isSame || outcome.kind === "succeeded") return outcome;
  if (outcome.kind === "pending") throw new PaymentAlreadyInProgress();
  return null;
}

function isAskedAgain({ request, payment_method_id }: PaymentRow, means: PaymentWish["means"]): boolean {
  if (!means) return payment_method_id !== null;
  return "confirmation_token_id" in means
    ? request?.confirmation_token_id === means.confirmation_token_id
    : payment_method_id === means.payment_method_id;
}

/**
 * Asks Stripe what became of the payment that a customer has begun, so that nobody who comes back from their bank waits for a webhook. Null
 * where none is under way, or Stripe does not answer: webhook and sweep tell it later.
 */
export async function resumeOrderPayment(world: World, orderId: string): Promise<Outcome | null> {
  const payment = await findPendingPaymentOfOrder(world.read, orderId);
  if (payment?.trigger !== "retry_customer") return null;
  const ctx = await inOrganization(world, payment.organization_id);
  try {
    const outcome = await outcomeNow(ctx, payment);
    await settleOrders(ctx, [{ payment, outcome }]);
    return outcome;
  } catch (error) {
    log.warn({ err: error, payment_id: payment.id }, "payment not resumed");
    return null;
  }
}
