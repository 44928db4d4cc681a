import type Stripe from "stripe";
import { askForAuthentication } from "../authentication/ask-for-authentication.ts";
import { decideAuthentication } from "../authentication/decide-authentication.ts";
import { cardOf } from "../cards/catalogue.ts";
import { declines } from "../cards/declines.ts";
import { type ChosenMethod, choosePaymentMethod, requireUsable } from "../customers/choose-payment-method.ts";
import { idOf } from "../store/tables.ts";
import { invalidRequest, refusedByState } from "../wire/api-error.ts";
import type { Form } from "../wire/form.ts";
import { choice, clearableText, flag, text, textOrNull } from "../wire/parameters.ts";
import { readShipping } from "../wire/read-details.ts";
import type { Work } from "../work.ts";
import { attemptPayment } from "./attempt-payment.ts";
import { readCardOptions } from "./build-payment-intent.ts";
import { checkedReturnUrl } from "./return-url.ts";

const confirmable = ["requires_payment_method", "requires_confirmation", "requires_action"];

/**
 * Confirms an intent with what the request names: pays at once, asks for 3-D Secure, or throws the decline, whose
 * writes stay. An intent that waits for 3-D Secure may be confirmed again, which puts an end to the old challenge.
 */
export function confirmPaymentIntent(
  work: Work,
  form: Form,
  intent: Stripe.PaymentIntent,
): Stripe.PaymentIntent {
  if (!confirmable.includes(intent.status)) throw unexpectedState(intent, "confirm");
  const served = { payment_intent: intent.id };
  const chosen = choosePaymentMethod(work, form, idOf(intent.payment_method), served);
  if (chosen === null) {
    throw refusedByState(
      "payment_intent_unexpected_state",
      "This payment intent has no payment method: confirm it with a payment method or a confirmation token.",
      { payment_intent: intent },
    );
  }
  requireUsable(work, chosen.method, idOf(intent.customer));
  applyChoices(form, intent, chosen.token);
  const offSession = isOffSession(form);
  const returnUrl = checkedReturnUrl(textOrNull(form, "return_url") ?? chosen.token?.return_url ?? null);
  requireReturnUrl(form, intent, chosen, offSession, returnUrl);
  intent.payment_method = chosen.method.id;
  pay(work, form, intent, chosen.method, { offSession, returnUrl });
  return intent;
}

function pay(
  work: Work,
  form: Form,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  { offSession, returnUrl }: { offSession: boolean; returnUrl: string | null },
): void {
  const setUp = work.tables.paymentMethods.isMarked(method.id, "set_up");
  const asked = intent.payment_method_options?.card?.request_three_d_secure ?? "automatic";
  const requested = asked !== "automatic";
  const answer = decideAuthentication(cardOf(method.card), { offSession, setUp, requested });
  if (answer === "ask" && flag(form, "error_on_requires_action") !== true) {
    intent.status = "requires_action";
    intent.next_action = askForAuthentication(work, intent.id, returnUrl);
    work.tables.paymentIntents.save(intent);
    work.emit("payment_intent.requires_action", intent);
    return;
  }
  const how = answer === "pass" ? {} : { refuse: declines.authenticationRequired };
  const refusal = attemptPayment(work, intent, method, { authenticated: false, ...how });
  if (refusal !== null) throw refusal;
}

/** What the buyer chose on the way, in the request or in the confirmation token. */
function applyChoices(
  form: Form,
  intent: Stripe.PaymentIntent,
  token: Stripe.ConfirmationToken | null,
): void {
  const usage =
    choice(form, "setup_future_usage", ["off_session", "on_session"]) ?? token?.setup_future_usage;
  if (usage) intent.setup_future_usage = usage;
  const shipping = readShipping(form) ?? token?.shipping;
  if (shipping) intent.shipping = shipping;
  const email = clearableText(form, "receipt_email");
  if (email !== undefined) intent.receipt_email = email;
  if (form.payment_method_options !== undefined) {
    intent.payment_method_options = { card: readCardOptions(form) };
  }
}

function isOffSession(form: Form): boolean {
  const given = text(form, "off_session");
  return given === "one_off" || given === "recurring" || flag(form, "off_session") === true;
}

/** With automatic payment methods, some of which redirect, Stripe wants to know where the buyer comes back to. */
function requireReturnUrl(
  form: Form,
  intent: Stripe.PaymentIntent,
  chosen: ChosenMethod,
  offSession: boolean,
  returnUrl: string | null,
): void {
  const automatic = intent.automatic_payment_methods;
  const ownScript = flag(form, "use_stripe_sdk") === true || chosen.token?.use_stripe_sdk === true;
  if (returnUrl !== null || offSession || ownScript) return;
  if (automatic === null || automatic.allow_redirects === "never") return;
  throw invalidRequest(
    "This payment intent takes payment methods that may redirect the buyer: give a return_url, or set " +
      "automatic_payment_methods[allow_redirects] to never.",
    "return_url",
  );
}

/** The refusal of an action that the intent's status rules out. */
export function unexpectedState(intent: Stripe.PaymentIntent, action: string) {
  return refusedByState(
    "payment_intent_unexpected_state",
    `You cannot ${action} this payment intent: its status is ${intent.status}.`,
    { payment_intent: intent },
  );
}
