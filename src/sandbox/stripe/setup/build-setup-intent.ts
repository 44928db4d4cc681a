import type Stripe from "stripe";
import { newId, randomText } from "../ids.ts";
import type { Form } from "../wire/form.ts";
import { choice, flag, mergedMetadata, nested, textOrNull } from "../wire/parameters.ts";

/** A new setup intent from the request that creates it, not yet confirmed. */
export function buildSetupIntent(form: Form, now: number): Stripe.SetupIntent {
  const id = newId("seti_1");
  const automatic = nested(form, "automatic_payment_methods");
  const card = nested(nested(form, "payment_method_options") ?? {}, "card") ?? {};
  return {
    id,
    object: "setup_intent",
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: {
      allow_redirects: (automatic && choice(automatic, "allow_redirects", ["always", "never"])) ?? "always",
      enabled: automatic === undefined ? true : (flag(automatic, "enabled") ?? true),
    },
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomText(25)}`,
    created: now,
    customer: textOrNull(form, "customer"),
    customer_account: null,
    description: textOrNull(form, "description"),
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: null,
    mandate: null,
    metadata: mergedMetadata(form, {}),
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: {
        mandate_options: null,
        network: null,
        request_three_d_secure:
          choice(card, "request_three_d_secure", ["any", "automatic", "challenge"]) ?? "automatic",
      },
    },
    payment_method_types: ["card"],
    single_use_mandate: null,
    status: "requires_payment_method",
    usage: choice(form, "usage", ["off_session", "on_session"]) ?? "off_session",
  };
}
