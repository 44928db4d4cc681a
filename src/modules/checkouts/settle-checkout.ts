import "server-only";
import { duplicateReceived, post, type TakenPayment } from "@/modules/books";
import { giveBackDiscount, keepRedemption } from "@/modules/discounts";
import { placeOrder, Sold } from "@/modules/orders";
import { keepPaymentMethod } from "@/modules/payment-methods";
import {
  cancelPayment,
  decidePayment,
  fieldOf,
  linkPaymentToOrder,
  type Means,
  type Outcome,
  type PaymentRow,
  refundDuplicate,
} from "@/modules/payments";
import { beginSubscription } from "@/modules/subscriptions";
import { inOrganization } from "@/server/clock";
import type { World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { readIn, sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import {
  type CheckoutRow,
  findCheckoutById,
  type LockedCheckout,
  lockCheckout,
  writeSubscription,
  writeSucceeded,
} from "./repository";
import { statusAt } from "./rules";
import { tellOfChange } from "./tell-of-change";

/**
 * Applies what Stripe says of a payment to its checkout: order, subscription, customer, events and mail for a success, an open
 * checkout and the reason for a failure. The one place that does so, whether the word came by answer, by webhook or
 * by the sweep; any number of times and in any order it comes to the same. Answers the checkout when this completed it.
 */
export async function settleCheckout(
  world: World,
  payment: PaymentRow,
  outcome: Outcome,
): Promise<CheckoutRow | null> {
  const { checkout_id: checkoutId } = payment;
  if (!checkoutId) return null;
  if (
    outcome.kind === "succeeded" &&
    (outcome.amount !== payment.amount || outcome.currency !== payment.currency)
  )
    throw new Error(`payment ${payment.id} of ${payment.amount} took ${outcome.amount} ${outcome.currency}`);
  const { now } = await inOrganization(world, payment.organization_id);
  return transaction(world.db, async (tx) => {
    const checkout = await lockCheckout(tx, checkoutId);
    const decided = await decidePayment(tx, payment.id, outcome, now);
    if (!decided) return null;
    if (outcome.kind === "succeeded") return succeed(tx, checkout, payment, outcome.means, now);
    if (checkout.status === "confirmed") await follow(tx, checkoutId, checkout, outcome, now);
    return null;
  });
}

async function succeed(
  tx: Tx,
  checkout: LockedCheckout,
  payment: PaymentRow,
  means: Means | null,
  now: Date,
): Promise<CheckoutRow | null> {
  const taken = payment.purpose === "setup" ? null : payment;
  if (checkout.status !== "succeeded") {
    const sold = Sold.parse(payment.request?.sold);
    await countRedemption(tx, checkout.discount_id, sold, now);
    return completeCheckout(tx, sold, taken, now, await keepMeans(tx, sold, means, now));
  }
  if (taken) {
    // Two payments for one checkout: the first made the order, the second is given back.
    await refundDuplicate.enqueue(tx, { payment_id: payment.id });
    await post(tx, [duplicateReceived(payment, payment.customer_id)], now);
  }
  return null;
}

/** What the buyer left to be charged later; null where Stripe keeps nothing. */
const keepMeans = async (
  tx: Tx,
  { organization_id, customer_id }: Sold,
  means: Means | null,
  now: Date,
): Promise<string | null> => means && keepPaymentMethod(tx, { organization_id, customer_id, means }, now);

/** The discount that was sold counts, and not the one that the buyer has tried since. */
async function countRedemption(tx: Tx, tried: string | null, sold: Sold, now: Date): Promise<void> {
  const { discount_id } = sold;
  if (tried && tried !== discount_id) await giveBackDiscount(tx, sold.checkout_id);
  if (discount_id) await keepRedemption(tx, { ...sold, discount_id }, now);
}

/** A payment that runs is shown with what the page needs to go on; a failed one opens the checkout again. */
async function follow(
  tx: Tx,
  checkoutId: string,
  { expires_at, discount_id }: LockedCheckout,
  outcome: Exclude<Outcome, { kind: "succeeded" }>,
  now: Date,
): Promise<void> {
  if (outcome.kind === "pending") {
    const metadata = {
      intent_status: outcome.status,
      ...(outcome.clientSecret && { intent_client_secret: outcome.clientSecret }),
    };
    await tx.$executeRaw(sql`
      UPDATE checkout SET payment_processor_metadata = ${JSON.stringify(metadata)}::jsonb, modified_at = ${now}
      WHERE id = ${checkoutId}::uuid`);
  } else {
    const failure = { ...outcome.decline, field: fieldOf(outcome.decline.code) };
    await tx.$executeRaw(sql`
      UPDATE checkout SET status = ${statusAt("open", expires_at, now)}, failure = ${JSON.stringify(failure)}::jsonb,
        payment_processor_metadata = '{}', confirmed_at = NULL, version = version + 1, modified_at = ${now}
      WHERE id = ${checkoutId}::uuid`);
    if (discount_id) await giveBackDiscount(tx, checkoutId);
    // Left alone, a refused intent could still be paid by whoever holds its secret.
    if (outcome.intentId) await cancelPayment.enqueue(tx, { intent_id: outcome.intentId });
  }
  const row = await findCheckoutById(readIn(tx), checkoutId);
  if (row) await tellOfChange(tx, row, now);
}

/** The last steps of a sale, in the caller's transaction: the checkout has succeeded; its order stands, and its subscription where it recurs. */
export async function completeCheckout(
  tx: Tx,
  sold: Sold,
  payment: TakenPayment | null,
  now: Date,
  methodId: string | null = null,
): Promise<CheckoutRow> {
  const succeeded = await writeSucceeded(tx, sold.checkout_id, sold.customer_id, now);
  const begun = await begin(tx, sold, payment, methodId, now);
  if (payment) await linkPaymentToOrder(tx, payment.id, begun.order_id);
  if (begun.subscription_id) await writeSubscription(tx, sold.checkout_id, begun.subscription_id);
  const row = { ...succeeded, ...begun };
  await tellOfChange(tx, row, now);
  return row;
}

async function begin(
  tx: Tx,
  { recurring, ...sold }: Sold,
  payment: TakenPayment | null,
  methodId: string | null,
  now: Date,
): Promise<{ order_id: string; subscription_id: string | null }> {
  if (!recurring) {
    const { id } = await placeOrder(tx, { ...sold, recurring }, payment, now);
    return { order_id: id, subscription_id: null };
  }
  const { seller, ...sale } = sold;
  const begun = await beginSubscription(tx, { ...sale, recurring }, payment, methodId, now);
  return { order_id: begun.orderId, subscription_id: begun.subscriptionId };
}
