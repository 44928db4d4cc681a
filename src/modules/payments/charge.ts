import "server-only";
import StripeSdk from "stripe";
import type { World } from "@/server/context";
import type { ChargeRequest } from "./charge-request";
import type { PaymentRow } from "./repository";
import { declineOf, type Outcome, outcomeOf, outcomeOfSetup, toStripeAmount } from "./rules";
import { stripeCustomerOf } from "./stripe-customer";

/**
 * Asks Stripe to take the money, or of a setup to keep the means and take nothing, or to say again what became of it:
 * the payment's id is the idempotency key, so that any number of tries charge once.
 *
 * @throws what the SDK throws when Stripe cannot be reached or fails: then nothing is known, and the sweep asks again.
 */
export async function charge(world: World, payment: PaymentRow): Promise<Outcome> {
  if (payment.stripe_payment_intent_id) return retrieve(world, payment.stripe_payment_intent_id);
  const { request } = payment;
  if (!request) throw new Error(`payment ${payment.id} was never asked for`);
  const customer = await customerOf(world, payment, request);
  try {
    return payment.purpose === "setup"
      ? await setUp(world, payment, request, customer)
      : await take(world, payment, request, customer);
  } catch (error) {
    return declinedBy(error);
  }
}

async function customerOf(
  world: World,
  { customer_id: id, organization_id }: PaymentRow,
  request: ChargeRequest,
): Promise<string | null> {
  if (request.confirmation_token_id === undefined && request.stripe_customer_id)
    return request.stripe_customer_id;
  return id && stripeCustomerOf(world, { id, organization_id });
}

const optionsOf = ({ id }: PaymentRow) => ({ idempotencyKey: `florin-payment-${id}` });

const metadataOf = ({ id, organization_id, checkout_id, order_id }: PaymentRow) => ({
  payment_id: id,
  organization_id,
  ...(checkout_id && { checkout_id }),
  ...(order_id && { order_id }),
});

async function take(
  { stripe }: World,
  payment: PaymentRow,
  request: ChargeRequest,
  customer: string | null,
): Promise<Outcome> {
  const intent = await stripe.paymentIntents.create(
    {
      amount: toStripeAmount(payment.amount, payment.currency),
      currency: payment.currency,
      confirm: true,
      description: request.description,
      metadata: metadataOf(payment),
      expand: ["latest_charge"],
      ...(customer && { customer }),
      ...meansOf(request),
    },
    optionsOf(payment),
  );
  return outcomeOf(intent);
}

/** How the request says what is charged, and who is there to be asked. */
function meansOf(request: ChargeRequest): Partial<StripeSdk.PaymentIntentCreateParams> {
  if (request.confirmation_token_id !== undefined)
    return {
      confirmation_token: request.confirmation_token_id,
      return_url: request.return_url,
      automatic_payment_methods: { enabled: true },
      ...(request.save && { setup_future_usage: "off_session" }),
    };
  const { stripe_payment_method_id: payment_method } = request;
  if (request.off_session)
    return {
      payment_method,
      off_session: true,
      // Nobody is there to be sent anywhere.
      automatic_payment_methods: { enabled: true, allow_redirects: "never" },
    };
  return { payment_method, return_url: request.return_url, automatic_payment_methods: { enabled: true } };
}

async function setUp(
  { stripe }: World,
  payment: PaymentRow,
  request: ChargeRequest,
  customer: string | null,
): Promise<Outcome> {
  if (request.confirmation_token_id === undefined)
    throw new Error(`setup ${payment.id} has no confirmation token`);
  const intent = await stripe.setupIntents.create(
    {
      confirm: true,
      usage: "off_session",
      confirmation_token: request.confirmation_token_id,
      return_url: request.return_url,
      automatic_payment_methods: { enabled: true },
      description: request.description,
      // A setup has no currency of its own; its outcome is told in that of the payment.
      metadata: { ...metadataOf(payment), currency: payment.currency },
      expand: ["payment_method"],
      ...(customer && { customer }),
    },
    optionsOf(payment),
  );
  return outcomeOfSetup(intent);
}

const isSetup = (intentId: string) => intentId.startsWith("seti_");

/** What Stripe knows of an intent now, be it for a payment or a setup. */
export const retrieve = async ({ stripe }: World, intentId: string): Promise<Outcome> =>
  isSetup(intentId)
    ? outcomeOfSetup(await stripe.setupIntents.retrieve(intentId, { expand: ["payment_method"] }))
    : outcomeOf(await stripe.paymentIntents.retrieve(intentId, { expand: ["latest_charge"] }));

/** Ends an intent that will not be paid. One that was paid meanwhile stays so, and its outcome says it. */
export async function cancelIntent(world: World, intentId: string): Promise<Outcome> {
  const { stripe } = world;
  const options = { idempotencyKey: `florin-cancel-${intentId}` };
  try {
    return isSetup(intentId)
      ? outcomeOfSetup(await stripe.setupIntents.cancel(intentId, {}, options))
      : outcomeOf(await stripe.paymentIntents.cancel(intentId, {}, options));
  } catch (error) {
    if (error instanceof StripeSdk.errors.StripeInvalidRequestError) return retrieve(world, intentId);
    throw error;
  }
}

/** A refusal by Stripe is an outcome; anything else is not known and thrown on. */
function declinedBy(error: unknown): Outcome {
  if (error instanceof StripeSdk.errors.StripeCardError)
    return { kind: "failed", intentId: intentIdOf(error), decline: declineOf(error) };
  if (error instanceof StripeSdk.errors.StripeInvalidRequestError) {
    const decline = {
      code: error.code ?? "invalid_request",
      message: "The payment could not be made. Enter the card again.",
    };
    return { kind: "failed", intentId: intentIdOf(error), decline };
  }
  throw error;
}

const intentIdOf = (error: StripeSdk.errors.StripeError): string | null =>
  error.payment_intent?.id ?? error.setup_intent?.id ?? null;
