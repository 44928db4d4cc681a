import type Stripe from "stripe";
import { idOf } from "../store/tables.ts";
import { invalidRequest } from "../wire/api-error.ts";
import type { Form } from "../wire/form.ts";
import { nested, text } from "../wire/parameters.ts";
import type { Work } from "../work.ts";
import { spentMethod, takePaymentMethod } from "./attach.ts";
import { storePaymentMethod } from "./build-payment-method.ts";
import { redeemToken, usableToken } from "./confirmation-tokens.ts";
import { readPaymentMethod } from "./payment-methods.ts";

/** What an intent is to be confirmed with. */
export interface ChosenMethod {
  readonly method: Stripe.PaymentMethod;
  /** The confirmation token that it came from, with the buyer's other choices. */
  readonly token: Stripe.ConfirmationToken | null;
}

/**
 * The payment method that the request names, by token, by its data or by id, or else the intent's own. Answers null
 * when there is none.
 */
export function choosePaymentMethod(
  work: Work,
  form: Form,
  current: string | null,
  served: { payment_intent: string } | { setup_intent: string },
): ChosenMethod | null {
  const tokenId = text(form, "confirmation_token");
  const data = nested(form, "payment_method_data");
  const id = text(form, "payment_method");
  if ([tokenId, data, id].filter((given) => given !== undefined).length > 1) {
    throw invalidRequest(
      "Give only one of confirmation_token, payment_method_data and payment_method.",
      "payment_method",
      "parameters_exclusive",
    );
  }
  if (tokenId !== undefined) {
    const token = usableToken(work, tokenId);
    return { method: redeemToken(work, token, served), token };
  }
  if (data !== undefined) {
    return {
      method: storePaymentMethod(work, readPaymentMethod(work, data, "payment_method_data")),
      token: null,
    };
  }
  const chosen = id || current;
  return chosen === null ? null : { method: takePaymentMethod(work, chosen), token: null };
}

/** Refuses a payment method that is used up or belongs to somebody else. */
export function requireUsable(work: Work, method: Stripe.PaymentMethod, customer: string | null): void {
  const owner = idOf(method.customer);
  if (owner !== null && owner !== customer) {
    throw invalidRequest(
      `The payment method ${method.id} belongs to a customer: give that customer as well.`,
      "payment_method",
    );
  }
  if (owner === null && work.tables.paymentMethods.isMarked(method.id, "spent")) throw spentMethod();
}
