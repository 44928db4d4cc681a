import "server-only";
import StripeSdk from "stripe";
import { HOUR_MS, MINUTE_MS } from "@/lib/time";
import {
  beganAt,
  cancelIntent,
  charge,
  findCharge,
  findPaymentRow,
  type Outcome,
  type PaymentRow,
} from "@/modules/payments";
import type { World } from "@/server/context";
import { settleCheckout } from "./settle-checkout";

/** How long a buyer may take over the question of their bank. */
const AUTHENTICATION_MS = 30 * MINUTE_MS;

/** After this a request that Stripe still fails on is looked for instead: what is not there by now never came to be. */
const SETTLED_MS = 10 * MINUTE_MS;

/** Stripe forgets idempotency keys after a day: an older request is not sent again. */
const REPEATABLE_MS = 20 * HOUR_MS;

/**
 * Finds out what became of a payment and applies it: asks again with the same key when nothing is known, ends it when
 * the buyer left it at their bank's question.
 */
export async function resumePayment(world: World, paymentId: string): Promise<void> {
  const payment = await findPaymentRow(world.read, paymentId);
  if (payment?.status !== "pending") return;
  await settleCheckout(world, payment, await outcomeNow(world, payment));
}

async function outcomeNow(world: World, payment: PaymentRow): Promise<Outcome> {
  const age = world.realNow.getTime() - beganAt(payment).getTime();
  if (!payment.stripe_payment_intent_id && age > REPEATABLE_MS) return lookFor(world, payment);
  const outcome = await charge(world, payment).catch((error: unknown) => {
    if (error instanceof StripeSdk.errors.StripeAPIError && age > SETTLED_MS) return lookFor(world, payment);
    throw error;
  });
  const isLeft =
    outcome.kind === "pending" && outcome.status === "requires_action" && age > AUTHENTICATION_MS;
  return isLeft ? cancelIntent(world, outcome.intentId) : outcome;
}

const lookFor = async (world: World, payment: PaymentRow): Promise<Outcome> =>
  (await findCharge(world, payment)) ?? {
    kind: "failed",
    intentId: null,
    decline: {
      code: "timeout",
      message: "The payment was not completed in time. You have not been charged.",
    },
  };

/** Gives up a payment that waits for the buyer, so that they may pay in another way. A paid one stays paid. */
export async function abandonPayment(world: World, payment: PaymentRow): Promise<void> {
  if (payment.status !== "pending" || !payment.stripe_payment_intent_id) return;
  await settleCheckout(world, payment, await cancelIntent(world, payment.stripe_payment_intent_id));
}
