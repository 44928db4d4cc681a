import "server-only";
import StripeSdk from "stripe";
import { invalidField, ResourceNotFound } from "@/lib/errors";
import { retryOrdersSoon } from "@/modules/orders";
import { declineOf, meansOf, stripeCustomerOf } from "@/modules/payments";
import { hashOf } from "@/server/auth/token";
import type { Context } from "@/server/context";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { PaymentMethodSetupFailed } from "./errors";
import { keepPaymentMethod } from "./keep-payment-method";
import { findDefault, findOne, findOwner, lockOwner, writeDefault } from "./repository";
import type { PaymentMethodAdded, PaymentMethodConfirm, PaymentMethodCreate } from "./schema";

/**
 * Sets a means up at Stripe, to be charged later without the customer, and keeps it. What Stripe is asked is keyed by
 * the confirmation token, so that a request without an answer may be sent again.
 *
 * @throws PaymentMethodSetupFailed with the bank's reason.
 */
export async function addPaymentMethod(
  ctx: Context,
  customerId: string,
  { confirmation_token_id, return_url, set_default }: PaymentMethodCreate,
): Promise<PaymentMethodAdded> {
  const { organizationId: organization_id, stripe } = ctx;
  const customer = await stripeCustomerOf(ctx, { id: customerId, organization_id });
  if (!customer) throw new ResourceNotFound();
  const wish = {
    customer,
    confirmation_token: confirmation_token_id,
    return_url,
    metadata: { customer_id: customerId, organization_id, set_default: String(set_default) },
  };
  const idempotencyKey = `florin-setup-${hashOf(JSON.stringify(wish))}`;
  const intent = await stripe.setupIntents
    .create({ ...wish, confirm: true, usage: "off_session", expand: ["payment_method"] }, { idempotencyKey })
    .catch(refused);
  return finish(ctx, customerId, intent, set_default);
}

/**
 * Goes on with a means whose bank has been answered.
 *
 * @throws PaymentMethodSetupFailed when the bank was not convinced.
 */
export async function confirmPaymentMethod(
  ctx: Context,
  customerId: string,
  { setup_intent_id, set_default }: PaymentMethodConfirm,
): Promise<PaymentMethodAdded> {
  const intent = await ctx.stripe.setupIntents
    .retrieve(setup_intent_id, { expand: ["payment_method"] })
    .catch((error: unknown) => {
      if (error instanceof StripeSdk.errors.StripeInvalidRequestError) return null;
      throw error;
    });
  if (intent?.metadata?.customer_id !== customerId)
    throw invalidField("setup_intent_id", "There is no such setup intent.");
  return finish(ctx, customerId, intent, set_default);
}

/** Keeps what an intent of ours has set up, told by Stripe itself: whoever began it may not have lived to hear it. */
export async function keepSetUp(ctx: Context, setupIntentId: string): Promise<void> {
  const intent = await ctx.stripe.setupIntents.retrieve(setupIntentId, { expand: ["payment_method"] });
  const { customer_id, organization_id, set_default } = intent.metadata ?? {};
  if (intent.status !== "succeeded" || !customer_id || organization_id !== ctx.organizationId) return;
  // One that is known already was heard of before, and another may have been made the default since.
  const isDefault = set_default === "true" && !(await findOwner(ctx.read, idOf(intent)));
  await keep(ctx, customer_id, intent, isDefault);
}

const idOf = ({ payment_method: method }: StripeSdk.SetupIntent): string =>
  (typeof method === "string" ? method : method?.id) ?? "";

async function finish(
  ctx: Context,
  customerId: string,
  intent: StripeSdk.SetupIntent,
  isDefault: boolean,
): Promise<PaymentMethodAdded> {
  if (intent.status === "succeeded") {
    const payment_method = await keep(ctx, customerId, intent, isDefault);
    if (!payment_method) throw new PaymentMethodSetupFailed({}, "This payment method was removed again.");
    return { status: "succeeded", payment_method };
  }
  if (intent.status === "requires_action" && intent.client_secret)
    return { status: "requires_action", client_secret: intent.client_secret };
  throw new PaymentMethodSetupFailed({}, declineOf(intent.last_setup_error).message);
}

/** Null where the customer is gone or has removed it meanwhile. */
async function keep(
  ctx: Context,
  customer_id: string,
  { payment_method: method }: StripeSdk.SetupIntent,
  isDefault: boolean,
) {
  // Detached means removed: what came late must not bring it back.
  if (typeof method !== "object" || !method?.customer) return null;
  const owner = { organization_id: ctx.organizationId, customer_id };
  return transaction(ctx.db, async (tx) => {
    const current = await findDefault(readIn(tx), owner);
    const isNext = isDefault && current?.stripe_payment_method_id !== method.id;
    if (isNext || !current) await retryOrdersSoon(tx, owner, ctx.now);
    if (!(await lockOwner(tx, owner))) return null;
    const id = await keepPaymentMethod(tx, { ...owner, means: meansOf(method) }, ctx.now);
    if (!id) return null;
    if (isDefault) await writeDefault(tx, owner, id, ctx.now, true);
    return findOne(readIn(tx), owner, id);
  });
}

function refused(error: unknown): never {
  if (error instanceof StripeSdk.errors.StripeCardError)
    throw new PaymentMethodSetupFailed({}, declineOf(error).message);
  if (error instanceof StripeSdk.errors.StripeInvalidRequestError)
    throw invalidField(
      "confirmation_token_id",
      "This confirmation token cannot be used. Enter the card again.",
    );
  throw error;
}
