import type Stripe from "stripe";
import { choosePaymentMethod, requireUsable } from "../customers/choose-payment-method.ts";
import { customerOf } from "../customers/customers.ts";
import { requireClientSecret, setupIntentFor } from "../payments/public-view.ts";
import { idOf } from "../store/tables.ts";
import { invalidRequest, noSuch } from "../wire/api-error.ts";
import { createdRange, listOf, pagingNames } from "../wire/list.ts";
import type { Call, Operation } from "../wire/operation.ts";
import { accepts, choice, clearableText, flag, mergedMetadata, text } from "../wire/parameters.ts";
import type { Work } from "../work.ts";
import { buildSetupIntent } from "./build-setup-intent.ts";
import { confirmSetupIntent, unexpectedSetupState } from "./confirm-setup-intent.ts";

const open = ["requires_payment_method", "requires_confirmation", "requires_action"];

function intentOf(work: Work, id: string): Stripe.SetupIntent {
  const intent = work.tables.setupIntents.find(id);
  if (intent === undefined) throw noSuch("setupintent", id);
  return intent;
}

function create(call: Call): Stripe.SetupIntent {
  const { form } = call;
  const confirm = flag(form, "confirm") === true;
  for (const name of ["confirmation_token", "return_url"]) {
    if (!confirm && form[name] !== undefined) {
      throw invalidRequest(`The parameter ${name} may only be given together with confirm=true.`, name);
    }
  }
  const intent = buildSetupIntent(form, call.now);
  const customer = idOf(intent.customer);
  if (customer !== null) customerOf(call, customer);
  if (!confirm) choose(call, intent);
  call.tables.setupIntents.insert(intent);
  call.emit("setup_intent.created", intent);
  return confirm ? confirmSetupIntent(call, form, intent) : intent;
}

function choose(call: Call, intent: Stripe.SetupIntent): void {
  const chosen = choosePaymentMethod(call, call.form, null, { setup_intent: intent.id });
  if (chosen === null) return;
  requireUsable(call, chosen.method, idOf(intent.customer));
  intent.payment_method = chosen.method.id;
  intent.status = "requires_confirmation";
}

function get(call: Call): object {
  const intent = intentOf(call, call.path("id"));
  requireClientSecret(call, intent);
  return setupIntentFor(call, intent);
}

function confirm(call: Call): object {
  const intent = intentOf(call, call.path("id"));
  requireClientSecret(call, intent);
  return setupIntentFor(call, confirmSetupIntent(call, call.form, intent));
}

function update(call: Call): Stripe.SetupIntent {
  const intent = intentOf(call, call.path("id"));
  const { form } = call;
  const customer = clearableText(form, "customer");
  if ((customer !== undefined || form.payment_method !== undefined) && !open.includes(intent.status)) {
    throw unexpectedSetupState(intent, "change");
  }
  if (customer) customerOf(call, customer);
  if (customer !== undefined) intent.customer = customer;
  choose(call, intent);
  const description = clearableText(form, "description");
  if (description !== undefined) intent.description = description;
  intent.metadata = mergedMetadata(form, intent.metadata ?? {});
  call.tables.setupIntents.save(intent);
  return intent;
}

function cancel(call: Call): Stripe.SetupIntent {
  const intent = intentOf(call, call.path("id"));
  if (!open.includes(intent.status)) throw unexpectedSetupState(intent, "cancel");
  const reasons = ["abandoned", "duplicate", "requested_by_customer"];
  intent.cancellation_reason = choice(call.form, "cancellation_reason", reasons) ?? null;
  intent.status = "canceled";
  intent.next_action = null;
  call.tables.setupIntents.save(intent);
  call.emit("setup_intent.canceled", intent);
  return intent;
}

const confirmNames = [
  "confirmation_token",
  "mandate_data",
  "payment_method",
  "payment_method_data",
  "payment_method_options",
  "return_url",
  "use_stripe_sdk",
] as const satisfies (keyof Stripe.SetupIntentConfirmParams)[];

const createNames = accepts<Stripe.SetupIntentCreateParams & { payment_method_types: string[] }>(
  ...confirmNames,
  "automatic_payment_methods",
  "confirm",
  "customer",
  "description",
  "metadata",
  "payment_method_types",
  "usage",
);

const one = "/v1/setup_intents/:id";

export const setupIntentOperations: readonly Operation[] = [
  { method: "POST", path: "/v1/setup_intents", accepts: createNames, run: create },
  {
    method: "GET",
    path: one,
    publishable: true,
    accepts: accepts<Stripe.SetupIntentRetrieveParams>("client_secret"),
    run: get,
  },
  {
    method: "POST",
    path: one,
    accepts: accepts<Stripe.SetupIntentUpdateParams>("customer", "description", "metadata", "payment_method"),
    run: update,
  },
  {
    method: "POST",
    path: `${one}/confirm`,
    publishable: true,
    accepts: accepts<Stripe.SetupIntentConfirmParams & { client_secret: string }>(
      ...confirmNames,
      "client_secret",
    ),
    run: confirm,
  },
  {
    method: "POST",
    path: `${one}/cancel`,
    accepts: accepts<Stripe.SetupIntentCancelParams>("cancellation_reason"),
    run: cancel,
  },
  {
    method: "GET",
    path: "/v1/setup_intents",
    accepts: accepts<Stripe.SetupIntentListParams>("created", "customer", "payment_method", ...pagingNames),
    run: (call) =>
      listOf(call.tables.setupIntents, call.form, "/v1/setup_intents", "setupintent", {
        where: { customer: text(call.form, "customer"), payment_method: text(call.form, "payment_method") },
        ...createdRange(call.form),
      }),
  },
];
