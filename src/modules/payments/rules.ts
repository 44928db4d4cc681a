import type Stripe from "stripe";

/** Why a payment failed: Stripe's code, and the sentence for the buyer. */
export type Decline = { code: string; message: string };

/** What an intent of Stripe means for a payment of ours. */
export type Outcome =
  | {
      kind: "succeeded";
      intentId: string;
      chargeId: string | null;
      /** Minor units of `currency`: what was really taken. */
      amount: number;
      currency: string;
      method: string;
      card: Record<string, string>;
    }
  | { kind: "pending"; intentId: string; status: string; clientSecret: string | null }
  | { kind: "failed"; intentId: string | null; decline: Decline };

/** Currencies without decimals that Stripe still writes with two. */
const writtenWithTwo = new Set(["isk", "ugx"]);

/** An amount of ours, in minor units by ISO 4217, as Stripe writes it. */
export const toStripeAmount = (amount: number, currency: string): number =>
  writtenWithTwo.has(currency) ? amount * 100 : amount;

/** An amount of Stripe's in minor units by ISO 4217. */
export const fromStripeAmount = (amount: number, currency: string): number =>
  writtenWithTwo.has(currency) ? Math.round(amount / 100) : amount;

/** Reads an intent of Stripe, with its `latest_charge` expanded where there is one. */
export function outcomeOf(intent: Stripe.PaymentIntent): Outcome {
  if (intent.status === "succeeded") {
    const charge = typeof intent.latest_charge === "object" ? intent.latest_charge : null;
    const card = charge?.payment_method_details?.card;
    return {
      kind: "succeeded",
      intentId: intent.id,
      amount: fromStripeAmount(intent.amount_received, intent.currency),
      currency: intent.currency,
      chargeId: charge?.id ?? (typeof intent.latest_charge === "string" ? intent.latest_charge : null),
      method: charge?.payment_method_details?.type ?? "card",
      card: { ...(card?.brand && { brand: card.brand }), ...(card?.last4 && { last4: card.last4 }) },
    };
  }
  if (intent.status === "canceled")
    return {
      kind: "failed",
      intentId: intent.id,
      decline: { code: "canceled", message: "The payment was canceled." },
    };
  if (intent.status === "requires_payment_method" || intent.status === "requires_confirmation")
    return { kind: "failed", intentId: intent.id, decline: declineOf(intent.last_payment_error) };
  return { kind: "pending", intentId: intent.id, status: intent.status, clientSecret: intent.client_secret };
}

type ErrorOfStripe = {
  code?: string | undefined;
  decline_code?: string | undefined;
  message?: string | undefined;
};

const unexplained: Decline = { code: "payment_failed", message: "The payment failed. Try another card." };

/** Stripe writes its card errors for the buyer; any other text of its is for developers and stays inside. */
export function declineOf(error: ErrorOfStripe | null): Decline {
  if (!error) return unexplained;
  const code = error.decline_code && error.code === "card_declined" ? error.decline_code : error.code;
  return { code: code ?? unexplained.code, message: error.message ?? unexplained.message };
}

const fields: Record<string, "card_number" | "card_expiry" | "card_cvc"> = {
  incorrect_number: "card_number",
  invalid_number: "card_number",
  expired_card: "card_expiry",
  invalid_expiry_month: "card_expiry",
  invalid_expiry_year: "card_expiry",
  incorrect_cvc: "card_cvc",
  invalid_cvc: "card_cvc",
};

/** Which field of the card form a decline is about. */
export const fieldOf = (code: string) => fields[code] ?? "payment";
