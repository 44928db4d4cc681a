import type Stripe from "stripe";
import { fromStripeAmount } from "@/lib/stripe-amount";

export { fromStripeAmount, toStripeAmount } from "@/lib/stripe-amount";

/** Why a payment failed: Stripe's code, and the sentence for the buyer. */
export type Decline = { code: string; message: string };

/** A card, as far as Stripe shows it. */
export type CardFacts = { brand: string; last4: string; exp_month: number; exp_year: number };

/** Something that can be charged later without its owner: a card, or what else Stripe keeps under that id. */
export type Means = { stripe_payment_method_id: string; type: string; card: CardFacts | null };

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
      /** What was charged or set up, where Stripe keeps it for later. */
      means: Means | null;
    }
  | { kind: "pending"; intentId: string; status: string; clientSecret: string | null }
  | { kind: "failed"; intentId: string | null; decline: Decline };

/** Reads an intent of Stripe, with its `latest_charge` expanded where there is one. */
export function outcomeOf(intent: Stripe.PaymentIntent): Outcome {
  if (intent.status !== "succeeded") return undecidedOf(intent, intent.last_payment_error);
  const charge = typeof intent.latest_charge === "object" ? intent.latest_charge : null;
  const { card, type = "card" } = charge?.payment_method_details ?? {};
  return {
    kind: "succeeded",
    intentId: intent.id,
    amount: fromStripeAmount(intent.amount_received, intent.currency),
    currency: intent.currency,
    chargeId: charge?.id ?? (typeof intent.latest_charge === "string" ? intent.latest_charge : null),
    method: type,
    card: shownOf(card),
    means: keptBy(intent, type, card),
  };
}

/** Reads a setup of Stripe, with its `payment_method` expanded: nothing was taken, and the means is kept. */
export function outcomeOfSetup(intent: Stripe.SetupIntent): Outcome {
  if (intent.status !== "succeeded") return undecidedOf(intent, intent.last_setup_error);
  const method = typeof intent.payment_method === "object" ? intent.payment_method : null;
  return {
    kind: "succeeded",
    intentId: intent.id,
    amount: 0,
    currency: intent.metadata?.currency ?? "",
    chargeId: null,
    method: method?.type ?? "card",
    card: shownOf(method?.card),
    means: method && meansOf(method),
  };
}

/** A payment method of Stripe, as we keep it. */
export const meansOf = ({ id, type, card }: Stripe.PaymentMethod): Means => ({
  stripe_payment_method_id: id,
  type,
  card: factsOf(card),
});

type CardOfStripe = {
  brand?: string | null;
  last4?: string | null;
  exp_month?: number;
  exp_year?: number;
};

const shownOf = (card: CardOfStripe | null | undefined): Record<string, string> => ({
  ...(card?.brand && { brand: card.brand }),
  ...(card?.last4 && { last4: card.last4 }),
});

const factsOf = (card: CardOfStripe | null | undefined): CardFacts | null =>
  card?.brand && card.last4 && card.exp_month && card.exp_year
    ? { brand: card.brand, last4: card.last4, exp_month: card.exp_month, exp_year: card.exp_year }
    : null;

/** The means of a payment that was made with the wish to keep it. */
function keptBy(
  { setup_future_usage, payment_method }: Stripe.PaymentIntent,
  type: string,
  card: CardOfStripe | null | undefined,
): Means | null {
  if (setup_future_usage !== "off_session" || !payment_method) return null;
  const id = typeof payment_method === "string" ? payment_method : payment_method.id;
  return { stripe_payment_method_id: id, type, card: factsOf(card) };
}

/** Of an intent that did not succeed: over for good, to be made with another means, or under way. */
function undecidedOf(
  { id, status, client_secret }: Stripe.PaymentIntent | Stripe.SetupIntent,
  error: ErrorOfStripe | null,
): Outcome {
  if (status === "canceled")
    return {
      kind: "failed",
      intentId: id,
      decline: { code: "canceled", message: "The payment was canceled." },
    };
  if (status === "requires_payment_method" || status === "requires_confirmation")
    return { kind: "failed", intentId: id, decline: declineOf(error) };
  return { kind: "pending", intentId: id, status, clientSecret: client_secret };
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
