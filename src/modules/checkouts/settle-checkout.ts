import "server-only";
import { duplicateReceived, post, type TakenPayment } from "@/modules/books";
import { giveBackDiscount, keepRedemption } from "@/modules/discounts";
import { placeOrder, Sold } from "@/modules/orders";
import {
  cancelPayment,
  decidePayment,
  fieldOf,
  linkPaymentToOrder,
  type Outcome,
  type PaymentRow,
  refundDuplicate,
} from "@/modules/payments";
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
  writeSucceeded,
} from "./repository";
import { statusAt } from "./rules";
import { tellOfChange } from "./tell-of-change";

/**
 * Applies what Stripe says of a payment to its checkout: order, customer, events and mail for a success, an open
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
    const decided = await decidePayment(tx, payment.id, outcome);
    if (!decided) return null;
    if (outcome.kind === "succeeded") {
      if (checkout.status !== "succeeded") {
        const sold = Sold.parse(payment.request?.sold);
        await countRedemption(tx, checkout.discount_id, sold, now);
        return completeCheckout(tx, sold, payment, now);
      }
      // Two payments for one checkout: the first made the order, the second is given back.
      await refundDuplicate.enqueue(tx, { payment_id: payment.id });
      await post(tx, [duplicateReceived(payment, payment.customer_id)], now);
    } else if (checkout.status === "confirmed") await follow(tx, checkoutId, checkout, outcome, now);
    return null;
  });
}

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

/** The last steps of a sale, in the caller's transaction: the checkout has succeeded, its order stands. */
export async function completeCheckout(
  tx: Tx,
  sold: Sold,
  payment: TakenPayment | null,
  now: Date,
): Promise<CheckoutRow> {
  const succeeded = await writeSucceeded(tx, sold.checkout_id, sold.customer_id, now);
  const order = await placeOrder(tx, sold, payment, now);
  if (payment) await linkPaymentToOrder(tx, payment.id, order.id);
  const row = { ...succeeded, order_id: order.id };
  await tellOfChange(tx, row, now);
  return row;
}
