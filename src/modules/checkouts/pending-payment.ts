import "server-only";
import { cancelIntent, findPendingPayment, outcomeNow } from "@/modules/payments";
import type { World } from "@/server/context";
import { log } from "@/server/log";
import { findCheckoutBySecret } from "./repository";
import { settleCheckout } from "./settle-checkout";

/**
 * Asks Stripe what became of the payment when the buyer comes back from their bank, so that nobody waits for a webhook.
 * Where Stripe does not answer nothing changes: webhook and sweep tell it later.
 */
export async function resumePendingPayment(world: World, clientSecret: string): Promise<void> {
  const payment = await pendingPayment(world, clientSecret);
  if (!payment) return;
  await outcomeNow(world, payment)
    .then((outcome) => settleCheckout(world, payment, outcome))
    .catch((error) => log.warn({ err: error, payment_id: payment.id }, "payment not resumed"));
}

/**
 * Gives up the payment that waits for the buyer, so that they may pay in another way. One paid meanwhile stays paid.
 *
 * @throws what the SDK throws when Stripe does not answer: the payment then stays as it is.
 */
export async function abandonPendingPayment(world: World, clientSecret: string): Promise<void> {
  const payment = await pendingPayment(world, clientSecret);
  if (!payment?.stripe_payment_intent_id) return;
  await settleCheckout(world, payment, await cancelIntent(world, payment.stripe_payment_intent_id));
}

async function pendingPayment(world: World, clientSecret: string) {
  const checkout = await findCheckoutBySecret(world.read, clientSecret);
  return checkout?.status === "confirmed" ? findPendingPayment(world.read, checkout.id) : null;
}
