import "server-only";
import StripeSdk from "stripe";
import { findStripeCustomer, setStripeCustomer } from "@/modules/customers";
import { hashOf } from "@/server/auth/token";
import type { World } from "@/server/context";
import type { PaymentRow } from "./repository";
import { declineOf, type Outcome, outcomeOf, toStripeAmount } from "./rules";

/**
 * Asks Stripe to take the money, or to say again what became of it: the payment's id is the idempotency key, so that
 * any number of tries charge once.
 *
 * @throws what the SDK throws when Stripe cannot be reached or fails: then nothing is known, and the sweep asks again.
 */
export async function charge(world: World, payment: PaymentRow): Promise<Outcome> {
  if (payment.stripe_payment_intent_id) return retrieve(world, payment.stripe_payment_intent_id);
  const { request } = payment;
  if (!request) throw new Error(`payment ${payment.id} was never asked for`);
  const customer = await stripeCustomerOf(world, payment);
  try {
    const intent = await world.stripe.paymentIntents.create(
      {
        amount: toStripeAmount(payment.amount, payment.currency),
        currency: payment.currency,
        confirm: true,
        confirmation_token: request.confirmation_token_id,
        automatic_payment_methods: { enabled: true },
        return_url: request.return_url,
        description: request.description,
        metadata: {
          payment_id: payment.id,
          checkout_id: payment.checkout_id,
          organization_id: payment.organization_id,
        },
        expand: ["latest_charge"],
        ...(customer && { customer }),
      },
      { idempotencyKey: `florin-payment-${payment.id}` },
    );
    return outcomeOf(intent);
  } catch (error) {
    return declinedBy(error);
  }
}

/** What Stripe knows of an intent now. */
export const retrieve = async ({ stripe }: World, intentId: string): Promise<Outcome> =>
  outcomeOf(await stripe.paymentIntents.retrieve(intentId, { expand: ["latest_charge"] }));

/**
 * Looks at Stripe for the intent of a payment that nobody gave us the id of; null when there is none. Needed because
 * Stripe keeps its own failures under an idempotency key too, and answers them again for a day.
 */
export async function findCharge(world: World, payment: PaymentRow): Promise<Outcome | null> {
  const known = payment.customer_id ? await findStripeCustomer(world.read, payment.customer_id) : null;
  if (!known?.stripe_customer_id) return null;
  const list = world.stripe.paymentIntents.list({
    customer: known.stripe_customer_id,
    created: { gte: Math.floor(payment.created_at.getTime() / 1_000) - 60 },
    limit: 100,
    expand: ["data.latest_charge"],
  });
  for await (const intent of list) if (intent.metadata.payment_id === payment.id) return outcomeOf(intent);
  return null;
}

/** Ends an intent that will not be paid. One that was paid meanwhile stays so, and its outcome says it. */
export async function cancelIntent(world: World, intentId: string): Promise<Outcome> {
  try {
    return outcomeOf(
      await world.stripe.paymentIntents.cancel(intentId, {}, { idempotencyKey: `florin-cancel-${intentId}` }),
    );
  } catch (error) {
    if (error instanceof StripeSdk.errors.StripeInvalidRequestError) return retrieve(world, intentId);
    throw error;
  }
}

/** A refusal by Stripe is an outcome; anything else is not known and thrown on. */
function declinedBy(error: unknown): Outcome {
  if (error instanceof StripeSdk.errors.StripeCardError) {
    const intentId = error.payment_intent?.id ?? null;
    return { kind: "failed", intentId, decline: declineOf(error) };
  }
  if (error instanceof StripeSdk.errors.StripeInvalidRequestError) {
    const decline = {
      code: error.code ?? "invalid_request",
      message: "The payment could not be made. Enter the card again.",
    };
    return { kind: "failed", intentId: error.payment_intent?.id ?? null, decline };
  }
  throw error;
}

/** The customer at Stripe, made at the first payment. */
async function stripeCustomerOf(world: World, payment: PaymentRow): Promise<string | null> {
  if (!payment.customer_id) return null;
  const known = await findStripeCustomer(world.read, payment.customer_id);
  if (!known) return null;
  if (known.stripe_customer_id) return known.stripe_customer_id;
  const details = { ...(known.email && { email: known.email }), ...(known.name && { name: known.name }) };
  const made = await world.stripe.customers.create(
    { ...details, metadata: { customer_id: payment.customer_id, organization_id: payment.organization_id } },
    // A name corrected between two tries is another request to Stripe, and so has another key.
    {
      idempotencyKey: `florin-customer-${payment.customer_id}-${hashOf(JSON.stringify(details)).slice(0, 16)}`,
    },
  );
  await setStripeCustomer(world.read, payment.customer_id, made.id);
  return made.id;
}
