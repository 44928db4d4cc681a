import type Stripe from "stripe";
import { fingerprintOf } from "../cards/catalogue.ts";
import type { GivenCard } from "../cards/read-card.ts";
import { newId } from "../ids.ts";
import type { Work } from "../work.ts";

/** What a payment method is made of. */
export interface PaymentMethodInput {
  readonly given: GivenCard;
  readonly billingDetails: Stripe.PaymentMethod.BillingDetails;
  readonly metadata: Record<string, string>;
  readonly allowRedisplay: Stripe.PaymentMethod.AllowRedisplay;
}

/** Keeps a new payment method that belongs to nobody yet. */
export function storePaymentMethod(work: Work, input: PaymentMethodInput): Stripe.PaymentMethod {
  const method: Stripe.PaymentMethod = {
    id: newId("pm_1"),
    object: "payment_method",
    allow_redisplay: input.allowRedisplay,
    billing_details: input.billingDetails,
    card: describeCard(input.given, input.billingDetails),
    created: work.now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: input.metadata,
    type: "card",
  };
  work.tables.paymentMethods.insert(method);
  return method;
}

/** The card as Stripe shows it: nothing of it is checked with the bank before it is used. */
export function describeCard(
  given: GivenCard,
  billing: Stripe.PaymentMethod.BillingDetails,
): Stripe.PaymentMethod.Card & Stripe.ConfirmationToken.PaymentMethodPreview.Card {
  const { card } = given;
  return {
    brand: card.brand,
    checks: {
      address_line1_check: billing.address?.line1 ? "unchecked" : null,
      address_postal_code_check: billing.address?.postal_code ? "unchecked" : null,
      cvc_check: given.cvcGiven ? "unchecked" : null,
    },
    country: card.country,
    display_brand: card.brand,
    exp_month: given.expMonth,
    exp_year: given.expYear,
    fingerprint: fingerprintOf(card),
    funding: card.funding,
    generated_from: null,
    last4: card.number.slice(-4),
    networks: { available: [card.brand], preferred: null },
    regulated_status: "unregulated",
    three_d_secure_usage: { supported: card.brand !== "unionpay" },
    wallet: null,
  };
}

/** A ready-made test card, valid through the end of next year. */
export function readyCard(card: GivenCard["card"], now: number): GivenCard {
  return { card, expMonth: 12, expYear: new Date(now * 1000).getUTCFullYear() + 1, cvcGiven: true };
}
