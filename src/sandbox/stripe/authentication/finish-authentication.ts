import type Stripe from "stripe";
import { attemptPayment, failIntent } from "../payments/attempt-payment.ts";
import { completeSetup, failSetup } from "../setup/confirm-setup-intent.ts";
import { type Authentication, idOf } from "../store/tables.ts";
import type { Work } from "../work.ts";

type Intent = Stripe.PaymentIntent | Stripe.SetupIntent;

/** Where a 3-D Secure challenge stands: `superseded` when the intent has gone on without it. */
export interface AuthenticationState {
  readonly authentication: Authentication;
  readonly intent: Intent;
  readonly stage: "pending" | "succeeded" | "failed" | "superseded";
}

/** The challenge under `id`, or null when there never was one. */
export function findAuthentication(work: Work, id: string): AuthenticationState | null {
  const authentication = work.tables.authentications.find(id);
  if (authentication === undefined) return null;
  const { intent: intentId, outcome } = authentication;
  const intent = work.tables.paymentIntents.find(intentId) ?? work.tables.setupIntents.find(intentId);
  if (intent === undefined) return null;
  const awaited = intent.next_action?.redirect_to_url?.url?.endsWith(`/${id}`) === true;
  return { authentication, intent, stage: outcome === "pending" && !awaited ? "superseded" : outcome };
}

/**
 * Ends a pending challenge and lets its intent go on: pay or save the card when `passed`, ask for another card
 * otherwise. A challenge that is over stays as it is, so a second press of the button changes nothing.
 */
export function finishAuthentication(work: Work, id: string, passed: boolean): AuthenticationState | null {
  const state = findAuthentication(work, id);
  if (state === null || state.stage !== "pending") return state;
  work.tables.authentications.save({ ...state.authentication, outcome: passed ? "succeeded" : "failed" });
  const method = work.tables.paymentMethods.find(idOf(state.intent.payment_method) ?? "");
  if (method === undefined) throw new Error("An intent that waits for 3-D Secure has no payment method.");
  proceed(work, state.intent, method, passed);
  return findAuthentication(work, id);
}

function proceed(work: Work, intent: Intent, method: Stripe.PaymentMethod, passed: boolean): void {
  const message =
    "We are unable to authenticate your payment method. Please choose a different payment method and try again.";
  if (intent.object === "payment_intent") {
    // The buyer is told by where they come back to, and the merchant by the intent: nobody waits for the refusal.
    if (passed) attemptPayment(work, intent, method, { authenticated: true });
    else failIntent(work, intent, method, { code: "payment_intent_authentication_failure", message });
  } else if (passed) completeSetup(work, intent, method);
  else failSetup(work, intent, method, { code: "setup_intent_authentication_failure", message });
}
