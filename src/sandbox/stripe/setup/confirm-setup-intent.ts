import type Stripe from "stripe";
import { askForAuthentication } from "../authentication/ask-for-authentication.ts";
import { cardOf } from "../cards/catalogue.ts";
import type { Decline } from "../cards/declines.ts";
import { attachPaymentMethod, savingRefusal } from "../customers/attach.ts";
import { choosePaymentMethod, requireUsable } from "../customers/choose-payment-method.ts";
import { checkedReturnUrl } from "../payments/return-url.ts";
import { idOf } from "../store/tables.ts";
import { type ApiError, cardRefused, refusedByState } from "../wire/api-error.ts";
import type { Form } from "../wire/form.ts";
import { textOrNull } from "../wire/parameters.ts";
import type { Work } from "../work.ts";

const confirmable = ["requires_payment_method", "requires_confirmation", "requires_action"];

/** Saves a card for later: at once, after 3-D Secure, or throws the bank's refusal, whose writes stay. */
export function confirmSetupIntent(work: Work, form: Form, intent: Stripe.SetupIntent): Stripe.SetupIntent {
  if (!confirmable.includes(intent.status)) throw unexpectedSetupState(intent, "confirm");
  const served = { setup_intent: intent.id };
  const chosen = choosePaymentMethod(work, form, idOf(intent.payment_method), served);
  if (chosen === null) {
    throw refusedByState(
      "setup_intent_unexpected_state",
      "This setup intent has no payment method to confirm with.",
      {
        setup_intent: intent,
      },
    );
  }
  const { method, token } = chosen;
  requireUsable(work, method, idOf(intent.customer));
  intent.payment_method = method.id;
  const card = cardOf(method.card);
  const requested = intent.payment_method_options?.card?.request_three_d_secure ?? "automatic";
  const refusal = savingRefusal(card);
  if (refusal !== undefined) throw failSetup(work, intent, method, reasonOf(refusal));
  if (
    card.authentication !== undefined &&
    (card.authentication !== "when_asked" || requested !== "automatic")
  ) {
    const returnUrl = checkedReturnUrl(textOrNull(form, "return_url") ?? token?.return_url ?? null);
    intent.status = "requires_action";
    intent.next_action = askForAuthentication(work, intent.id, returnUrl);
    work.tables.setupIntents.save(intent);
    work.emit("setup_intent.requires_action", intent);
    return intent;
  }
  return completeSetup(work, intent, method);
}

/** Keeps the card, for the customer if there is one, as usable without the buyer where the usage says so. */
export function completeSetup(
  work: Work,
  intent: Stripe.SetupIntent,
  method: Stripe.PaymentMethod,
): Stripe.SetupIntent {
  const customer = idOf(intent.customer);
  if (customer !== null) attachPaymentMethod(work, method, customer);
  if (intent.usage === "off_session") work.tables.paymentMethods.mark(method.id, "set_up");
  intent.status = "succeeded";
  intent.next_action = null;
  intent.last_setup_error = null;
  work.tables.setupIntents.save(intent);
  work.emit("setup_intent.succeeded", intent);
  return intent;
}

/** Puts the intent back to where another card can be tried, with the reason, and answers the refusal. */
export function failSetup(
  work: Work,
  intent: Stripe.SetupIntent,
  method: Stripe.PaymentMethod,
  reason: { code: string; message: string; decline_code?: string; param?: string },
): ApiError {
  intent.status = "requires_payment_method";
  intent.payment_method = null;
  intent.next_action = null;
  intent.last_setup_error = { ...reason, payment_method: method, type: "card_error" };
  work.tables.setupIntents.save(intent);
  work.emit("setup_intent.setup_failed", intent);
  return cardRefused({ ...reason, setup_intent: structuredClone(intent), payment_method: method });
}

function reasonOf(decline: Decline): {
  code: string;
  message: string;
  decline_code?: string;
  param?: string;
} {
  return {
    code: decline.code,
    message: decline.message,
    ...(decline.declineCode === undefined ? {} : { decline_code: decline.declineCode }),
    ...(decline.param === undefined ? {} : { param: decline.param }),
  };
}

/** The refusal of an action that the intent's status rules out. */
export function unexpectedSetupState(intent: Stripe.SetupIntent, action: string) {
  return refusedByState(
    "setup_intent_unexpected_state",
    `You cannot ${action} this setup intent: its status is ${intent.status}.`,
    { setup_intent: intent },
  );
}
