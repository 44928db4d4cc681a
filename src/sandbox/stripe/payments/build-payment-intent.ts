import type Stripe from "stripe";
import { newId, randomText } from "../ids.ts";
import { invalidRequest } from "../wire/api-error.ts";
import type { Form } from "../wire/form.ts";
import {
  choice,
  flag,
  mergedMetadata,
  nested,
  requiredInteger,
  requiredText,
  text,
  textOrNull,
  texts,
} from "../wire/parameters.ts";
import { readShipping } from "../wire/read-details.ts";
import { checkedAmount, checkedCurrency } from "./amounts.ts";

/** A new payment intent from the request that creates it, not yet confirmed. */
export function buildPaymentIntent(form: Form, now: number): Stripe.PaymentIntent {
  const id = newId("pi_3");
  const currency = checkedCurrency(requiredText(form, "currency"));
  return {
    id,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount: checkedAmount(requiredInteger(form, "amount"), currency),
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: readAutomaticMethods(form),
    canceled_at: null,
    cancellation_reason: null,
    capture_method:
      choice(form, "capture_method", ["automatic", "automatic_async", "manual"]) ?? "automatic_async",
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: choice(form, "confirmation_method", ["automatic", "manual"]) ?? "automatic",
    created: now,
    currency,
    customer: textOrNull(form, "customer"),
    customer_account: null,
    description: textOrNull(form, "description"),
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: mergedMetadata(form, {}),
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: { card: readCardOptions(form) },
    payment_method_types: ["card"],
    payment_record: null,
    processing: null,
    receipt_email: textOrNull(form, "receipt_email"),
    review: null,
    setup_future_usage: choice(form, "setup_future_usage", ["off_session", "on_session"]) ?? null,
    shipping: readShipping(form) ?? null,
    source: null,
    statement_descriptor: checkedDescriptor(form, "statement_descriptor"),
    statement_descriptor_suffix: checkedDescriptor(form, "statement_descriptor_suffix"),
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: textOrNull(form, "transfer_group"),
  };
}

/** On unless the request lists the types itself, as it does in current versions of the API. */
function readAutomaticMethods(form: Form): Stripe.PaymentIntent.AutomaticPaymentMethods | null {
  const listed = [...texts(form, "payment_method_types"), ...texts(form, "allowed_payment_method_types")];
  if (listed.length > 0 && !listed.includes("card")) {
    throw invalidRequest("The sandbox takes cards only.", "payment_method_types");
  }
  const given = nested(form, "automatic_payment_methods");
  const enabled = given === undefined ? listed.length === 0 : (flag(given, "enabled") ?? false);
  if (!enabled) return null;
  return {
    allow_redirects: (given && choice(given, "allow_redirects", ["always", "never"])) ?? "always",
    enabled: true,
  };
}

/** The options for cards, of which the sandbox heeds `request_three_d_secure`. */
export function readCardOptions(form: Form): Stripe.PaymentIntent.PaymentMethodOptions.Card {
  const card = nested(nested(form, "payment_method_options") ?? {}, "card") ?? {};
  return {
    installments: null,
    mandate_options: null,
    network: null,
    request_three_d_secure:
      choice(card, "request_three_d_secure", ["any", "automatic", "challenge"]) ?? "automatic",
  };
}

/** What stands on the buyer's bank statement: 22 characters, one of them a letter, none of `< > \ ' " *`. */
export function checkedDescriptor(form: Form, name: string): string | null {
  const given = text(form, name);
  if (given === undefined || given === "") return null;
  if (given.length > 22 || !/[a-z]/i.test(given) || /[<>\\'"*]/.test(given)) {
    throw invalidRequest(
      `The ${name} takes up to 22 characters with a letter among them and none of < > \\ ' " *.`,
      name,
      "invalid_characters",
    );
  }
  return given;
}
