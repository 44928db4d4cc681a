import type Stripe from "stripe";
import { choosePaymentMethod, requireUsable } from "../customers/choose-payment-method.ts";
import { customerOf } from "../customers/customers.ts";
import { idOf } from "../store/tables.ts";
import { invalidRequest, noSuch } from "../wire/api-error.ts";
import { createdRange, listOf, pagingNames, searchOf } from "../wire/list.ts";
import type { Call, Operation } from "../wire/operation.ts";
import { accepts, flag, text } from "../wire/parameters.ts";
import type { Work } from "../work.ts";
import { buildPaymentIntent } from "./build-payment-intent.ts";
import { cancelPaymentIntent } from "./cancel-payment-intent.ts";
import { capturePaymentIntent } from "./capture-payment-intent.ts";
import { confirmPaymentIntent } from "./confirm-payment-intent.ts";
import { paymentIntentFor, requireClientSecret } from "./public-view.ts";
import { updatePaymentIntent } from "./update-payment-intent.ts";

function intentOf(work: Work, id: string): Stripe.PaymentIntent {
  const intent = work.tables.paymentIntents.find(id);
  if (intent === undefined) throw noSuch("payment_intent", id);
  return intent;
}

function create(call: Call): Stripe.PaymentIntent {
  const { form } = call;
  const confirm = flag(form, "confirm") === true;
  for (const name of ["off_session", "confirmation_token", "return_url", "error_on_requires_action"]) {
    if (!confirm && form[name] !== undefined) {
      throw invalidRequest(`The parameter ${name} may only be given together with confirm=true.`, name);
    }
  }
  const intent = buildPaymentIntent(form, call.now);
  const customer = idOf(intent.customer);
  if (customer !== null) customerOf(call, customer);
  if (!confirm) {
    const chosen = choosePaymentMethod(call, form, null, { payment_intent: intent.id });
    if (chosen !== null) requireUsable(call, chosen.method, customer);
    intent.payment_method = chosen?.method.id ?? null;
    intent.status = chosen === null ? "requires_payment_method" : "requires_confirmation";
  }
  call.tables.paymentIntents.insert(intent);
  call.emit("payment_intent.created", intent);
  return confirm ? confirmPaymentIntent(call, form, intent) : intent;
}

function get(call: Call): object {
  const intent = intentOf(call, call.path("id"));
  requireClientSecret(call, intent);
  return paymentIntentFor(call, intent);
}

function confirm(call: Call): object {
  const intent = intentOf(call, call.path("id"));
  requireClientSecret(call, intent);
  return paymentIntentFor(call, confirmPaymentIntent(call, call.form, intent));
}

function list(call: Call): object {
  return listOf(call.tables.paymentIntents, call.form, "/v1/payment_intents", "payment_intent", {
    where: { customer: text(call.form, "customer") },
    ...createdRange(call.form),
  });
}

const confirmNames = [
  "amount_details",
  "confirmation_token",
  "error_on_requires_action",
  "excluded_payment_method_types",
  "mandate_data",
  "off_session",
  "payment_details",
  "payment_method",
  "payment_method_data",
  "payment_method_options",
  "radar_options",
  "receipt_email",
  "return_url",
  "setup_future_usage",
  "shipping",
  "use_stripe_sdk",
] as const satisfies (keyof Stripe.PaymentIntentConfirmParams)[];

const sharedNames = [
  "amount",
  "amount_details",
  "capture_method",
  "currency",
  "customer",
  "description",
  "metadata",
  "payment_details",
  "payment_method",
  "payment_method_configuration",
  "payment_method_data",
  "payment_method_options",
  "receipt_email",
  "setup_future_usage",
  "shipping",
  "statement_descriptor",
  "statement_descriptor_suffix",
  "transfer_group",
] as const satisfies (keyof Stripe.PaymentIntentUpdateParams)[];

/** `payment_method_types` and `client_secret` are on the wire though the SDK's types leave them out here. */
const createNames = accepts<Stripe.PaymentIntentCreateParams & { payment_method_types: string[] }>(
  ...confirmNames,
  ...sharedNames,
  "allowed_payment_method_types",
  "automatic_payment_methods",
  "confirm",
  "confirmation_method",
  "payment_method_types",
);
const confirmingNames = accepts<Stripe.PaymentIntentConfirmParams & { client_secret: string }>(
  ...confirmNames,
  "client_secret",
);

const one = "/v1/payment_intents/:id";

export const paymentIntentOperations: readonly Operation[] = [
  { method: "POST", path: "/v1/payment_intents", accepts: createNames, run: create },
  {
    method: "GET",
    path: "/v1/payment_intents/search",
    accepts: accepts<Stripe.PaymentIntentSearchParams>("query", "limit", "page"),
    run: (call) =>
      searchOf(call.tables.paymentIntents, call.form, "/v1/payment_intents/search", ["customer"]),
  },
  {
    method: "GET",
    path: one,
    publishable: true,
    accepts: accepts<Stripe.PaymentIntentRetrieveParams>("client_secret"),
    run: get,
  },
  {
    method: "POST",
    path: one,
    accepts: accepts<Stripe.PaymentIntentUpdateParams>(...sharedNames),
    run: (call) => updatePaymentIntent(call, call.form, intentOf(call, call.path("id"))),
  },
  { method: "POST", path: `${one}/confirm`, publishable: true, accepts: confirmingNames, run: confirm },
  {
    method: "POST",
    path: `${one}/cancel`,
    accepts: accepts<Stripe.PaymentIntentCancelParams>("cancellation_reason"),
    run: (call) => cancelPaymentIntent(call, call.form, intentOf(call, call.path("id"))),
  },
  {
    method: "POST",
    path: `${one}/capture`,
    accepts: accepts<Stripe.PaymentIntentCaptureParams>(
      "amount_to_capture",
      "metadata",
      "statement_descriptor_suffix",
    ),
    run: (call) => capturePaymentIntent(call, call.form, intentOf(call, call.path("id"))),
  },
  {
    method: "GET",
    path: "/v1/payment_intents",
    accepts: accepts<Stripe.PaymentIntentListParams>("created", "customer", ...pagingNames),
    run: list,
  },
];
