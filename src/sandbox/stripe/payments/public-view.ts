import type Stripe from "stripe";
import { invalidRequest } from "../wire/api-error.ts";
import type { Call } from "../wire/operation.ts";
import { text } from "../wire/parameters.ts";

const paymentIntentFields = [
  "id",
  "object",
  "amount",
  "amount_details",
  "automatic_payment_methods",
  "canceled_at",
  "cancellation_reason",
  "capture_method",
  "client_secret",
  "confirmation_method",
  "created",
  "currency",
  "description",
  "last_payment_error",
  "livemode",
  "next_action",
  "payment_method",
  "payment_method_configuration_details",
  "payment_method_types",
  "processing",
  "receipt_email",
  "setup_future_usage",
  "shipping",
  "source",
  "status",
] as const satisfies (keyof Stripe.PaymentIntent)[];

const setupIntentFields = [
  "id",
  "object",
  "automatic_payment_methods",
  "cancellation_reason",
  "client_secret",
  "created",
  "description",
  "last_setup_error",
  "livemode",
  "next_action",
  "payment_method",
  "payment_method_configuration_details",
  "payment_method_types",
  "status",
  "usage",
] as const satisfies (keyof Stripe.SetupIntent)[];

/** Refuses a caller with the publishable key who does not hold the intent's client secret, and any wrong one. */
export function requireClientSecret(call: Call, intent: { readonly client_secret: string | null }): void {
  const given = text(call.form, "client_secret");
  if (given === undefined && call.key === "secret") return;
  if (given !== undefined && given === intent.client_secret) return;
  throw invalidRequest("The client_secret does not match the one of this intent.", "client_secret");
}

/** The intent for the caller: a browser sees neither customer nor metadata nor charges. */
export function paymentIntentFor(call: Call, intent: Stripe.PaymentIntent): object {
  return call.key === "secret" ? intent : picked(intent, paymentIntentFields);
}

export function setupIntentFor(call: Call, intent: Stripe.SetupIntent): object {
  return call.key === "secret" ? intent : picked(intent, setupIntentFields);
}

function picked<T extends object, K extends keyof T>(object: T, fields: readonly K[]): Pick<T, K> {
  return Object.fromEntries(fields.map((field) => [field, object[field]])) as Pick<T, K>;
}
