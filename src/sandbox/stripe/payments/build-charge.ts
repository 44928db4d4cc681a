import type Stripe from "stripe";
import type { TestCard } from "../cards/catalogue.ts";
import type { Decline } from "../cards/declines.ts";
import { newId, randomText } from "../ids.ts";

/** How a payment attempt went. */
interface ChargeInput {
  readonly intent: Stripe.PaymentIntent;
  readonly method: Stripe.PaymentMethod;
  readonly card: TestCard;
  readonly decline: Decline | undefined;
  /** The buyer passed 3-D Secure. */
  readonly authenticated: boolean;
  readonly captured: boolean;
  readonly now: number;
}

const holdSeconds = 7 * 24 * 60 * 60;

/** The charge of one attempt, successful or not. */
export function buildCharge(input: ChargeInput): Stripe.Charge {
  const { intent, method, decline, captured, now } = input;
  const paid = decline === undefined;
  return {
    id: newId("ch_3"),
    object: "charge",
    amount: intent.amount,
    amount_captured: paid && captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: descriptorOf(intent),
    captured: paid && captured,
    created: now,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: outcomeOf(input),
    paid,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { card: cardDetails(input), type: "card" },
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: paid ? "succeeded" : "failed",
    transfer_data: null,
    transfer_group: intent.transfer_group,
  };
}

function descriptorOf(intent: Stripe.PaymentIntent): string {
  if (intent.statement_descriptor_suffix === null) return intent.statement_descriptor ?? "FLORIN";
  return `FLORIN* ${intent.statement_descriptor_suffix}`.toUpperCase().slice(0, 22);
}

function outcomeOf({ card, decline }: ChargeInput): Stripe.Charge.Outcome {
  const risk = card.risk ?? "normal";
  const common = {
    advice_code: decline?.advice ?? null,
    network_advice_code: decline?.networkCode === undefined ? null : "03",
    network_decline_code: decline?.networkCode ?? null,
    risk_level: risk,
    risk_score: { normal: 20, elevated: 70, highest: 95 }[risk],
  };
  if (decline === undefined) {
    return {
      ...common,
      network_status: "approved_by_network",
      reason: risk === "elevated" ? "elevated_risk_level" : null,
      seller_message: "Payment complete.",
      type: "authorized",
    };
  }
  return {
    ...common,
    network_status: decline.blocked ? "not_sent_to_network" : "declined_by_network",
    reason: decline.blocked ? "highest_risk_level" : (decline.declineCode ?? decline.code),
    seller_message: decline.sellerMessage,
    type: decline.blocked ? "blocked" : "issuer_declined",
  };
}

function cardDetails(input: ChargeInput): Stripe.Charge.PaymentMethodDetails.Card {
  const { intent, method, card, decline, captured, now } = input;
  const shown = method.card;
  const { brand, last4 } = shown ?? { brand: card.brand, last4: card.number.slice(-4) };
  const indicator = input.authenticated ? "05" : null;
  return {
    amount_authorized: decline === undefined ? intent.amount : null,
    authorization_code: decline === undefined ? randomText(6) : null,
    brand,
    ...(captured || decline !== undefined ? {} : { capture_before: now + holdSeconds }),
    checks: shown?.checks ?? null,
    country: card.country,
    electronic_commerce_indicator: indicator,
    exp_month: shown?.exp_month ?? 1,
    exp_year: shown?.exp_year ?? 1,
    extended_authorization: { status: "disabled" },
    fingerprint: shown?.fingerprint ?? null,
    funding: card.funding,
    incremental_authorization: { status: "unavailable" },
    installments: null,
    last4,
    mandate: null,
    multicapture: { status: "unavailable" },
    network: card.brand,
    network_token: { used: false },
    network_transaction_id: decline === undefined ? randomText(15) : null,
    overcapture: { maximum_amount_capturable: intent.amount, status: "unavailable" },
    regulated_status: "unregulated",
    three_d_secure: input.authenticated ? authenticationDetails() : null,
    transaction_link_id: null,
    wallet: null,
  };
}

function authenticationDetails(): Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure {
  return {
    authentication_flow: "challenge",
    electronic_commerce_indicator: "05",
    exemption_indicator: null,
    result: "authenticated",
    result_reason: null,
    transaction_id: randomText(36),
    version: "2.2.0",
  };
}
