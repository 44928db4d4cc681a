import type Stripe from "stripe";
import { cardOf } from "../cards/catalogue.ts";
import { cardOfTestId } from "../cards/test-payment-methods.ts";
import { newId } from "../ids.ts";
import { checkedReturnUrl } from "../payments/return-url.ts";
import { invalidRequest, noSuch, refusedByState } from "../wire/api-error.ts";
import { type Call, nothing, type Operation } from "../wire/operation.ts";
import { accepts, choice, missing, nested, text, textOrNull } from "../wire/parameters.ts";
import { readBillingDetails, readShipping } from "../wire/read-details.ts";
import type { Work } from "../work.ts";
import { takePaymentMethod } from "./attach.ts";
import {
  describeCard,
  type PaymentMethodInput,
  readyCard,
  storePaymentMethod,
} from "./build-payment-method.ts";
import { readPaymentMethod } from "./payment-methods.ts";

const lifeSeconds = 12 * 60 * 60;

function createToken(call: Call): Stripe.ConfirmationToken {
  const { form } = call;
  const input = readInput(call);
  const usage = choice(form, "setup_future_usage", ["off_session", "on_session"]) ?? null;
  const token: Stripe.ConfirmationToken = {
    id: newId("ctoken_1"),
    object: "confirmation_token",
    created: call.now,
    expires_at: call.now + lifeSeconds,
    livemode: false,
    mandate_data: null,
    metadata: null,
    payment_intent: null,
    payment_method_options: null,
    payment_method_preview: {
      allow_redisplay: input.allowRedisplay,
      billing_details: input.billingDetails,
      card: describeCard(input.given, input.billingDetails),
      customer: null,
      customer_account: null,
      type: "card",
    },
    return_url: checkedReturnUrl(textOrNull(form, "return_url")),
    setup_future_usage: usage,
    setup_intent: null,
    shipping: readShipping(form) ?? null,
    use_stripe_sdk: call.key === "publishable",
  };
  call.tables.confirmationTokens.insert(token);
  return token;
}

function readInput(call: Call): PaymentMethodInput {
  const id = text(call.form, "payment_method");
  const data = nested(call.form, "payment_method_data");
  if (id !== undefined && data !== undefined) {
    throw invalidRequest(
      "Give payment_method or payment_method_data, not both.",
      "payment_method",
      "parameters_exclusive",
    );
  }
  if (data !== undefined) return readPaymentMethod(call, data, "payment_method_data");
  if (id === undefined) throw missing("payment_method_data");
  return inputOfMethod(call, id);
}

function inputOfMethod(call: Call, id: string): PaymentMethodInput {
  const common = { metadata: {}, allowRedisplay: "unspecified" } as const;
  const ready = cardOfTestId(id);
  if (ready !== undefined) {
    return { ...common, given: readyCard(ready, call.now), billingDetails: readBillingDetails({}) };
  }
  const method = takePaymentMethod(call, id);
  const card = method.card;
  return {
    ...common,
    given: {
      card: cardOf(card),
      expMonth: card?.exp_month ?? 1,
      expYear: card?.exp_year ?? 1,
      cvcGiven: card?.checks?.cvc_check !== null,
    },
    billingDetails: method.billing_details,
  };
}

function getToken(call: Call): Stripe.ConfirmationToken {
  const id = call.path("id");
  const token = call.tables.confirmationTokens.find(id);
  if (token === undefined) throw noSuch("ConfirmationToken", id);
  return token;
}

/** The token, when it can still be used: it serves one intent, within twelve hours. */
export function usableToken(work: Work, id: string): Stripe.ConfirmationToken {
  const token = work.tables.confirmationTokens.find(id);
  if (token === undefined) throw noSuch("ConfirmationToken", id, "confirmation_token");
  if (token.payment_intent !== null || token.setup_intent !== null) {
    throw refusedByState("token_already_used", "The confirmation token was used before: make another one.", {
      param: "confirmation_token",
    });
  }
  if ((token.expires_at ?? 0) <= work.now) {
    throw refusedByState("token_expired", "The confirmation token has expired: make another one.", {
      param: "confirmation_token",
    });
  }
  return token;
}

/** Uses a token up: it becomes a payment method, and remembers the intent that it served. */
export function redeemToken(
  work: Work,
  token: Stripe.ConfirmationToken,
  served: { payment_intent: string } | { setup_intent: string },
): Stripe.PaymentMethod {
  const { given, billingDetails, allowRedisplay } = inputOfToken(token);
  const method = storePaymentMethod(work, { given, billingDetails, metadata: {}, allowRedisplay });
  work.tables.confirmationTokens.save({ ...token, ...served });
  return method;
}

function inputOfToken(token: Stripe.ConfirmationToken): PaymentMethodInput {
  const preview = token.payment_method_preview;
  if (preview === null || preview.card === undefined) throw new Error("A confirmation token has no card.");
  return {
    given: {
      card: cardOf(preview.card),
      expMonth: preview.card.exp_month,
      expYear: preview.card.exp_year,
      cvcGiven: preview.card.checks?.cvc_check !== null,
    },
    billingDetails: preview.billing_details,
    metadata: {},
    allowRedisplay: preview.allow_redisplay ?? "unspecified",
  };
}

type TokenParams = NonNullable<Parameters<Stripe["testHelpers"]["confirmationTokens"]["create"]>[0]>;

const tokenNames = accepts<TokenParams>(
  "payment_method",
  "payment_method_data",
  "payment_method_options",
  "return_url",
  "setup_future_usage",
  "shipping",
);

export const confirmationTokenOperations: readonly Operation[] = [
  {
    method: "POST",
    path: "/v1/confirmation_tokens",
    publishable: true,
    accepts: tokenNames,
    run: createToken,
  },
  { method: "POST", path: "/v1/test_helpers/confirmation_tokens", accepts: tokenNames, run: createToken },
  { method: "GET", path: "/v1/confirmation_tokens/:id", accepts: nothing, run: getToken },
];
