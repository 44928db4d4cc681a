import type Stripe from "stripe";
import { cardOf, type TestCard } from "../cards/catalogue.ts";
import { type Decline, declineOf } from "../cards/declines.ts";
import { attachPaymentMethod, passChecks } from "../customers/attach.ts";
import { idOf } from "../store/tables.ts";
import { type ApiError, cardRefused } from "../wire/api-error.ts";
import type { Work } from "../work.ts";
import { processingFee, recordMovement } from "./balance-transactions.ts";
import { buildCharge } from "./build-charge.ts";

const settlementDelayMs = 700;
const disputeDelayMs = 1000;

/**
 * Asks the card's bank for the money of a confirmed intent. Writes the charge, the intent's new state and their
 * events. Answers the refusal for the caller to give back, or null when the bank paid.
 */
export function attemptPayment(
  work: Work,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  how: { readonly authenticated: boolean; readonly refuse?: Decline },
): ApiError | null {
  const card = cardOf(method.card);
  const decline = how.refuse ?? (card.decline === undefined ? undefined : declineOf(card.decline));
  passChecks(method);
  const captured = intent.capture_method !== "manual";
  const { authenticated } = how;
  const charge = buildCharge({ intent, method, card, decline, authenticated, captured, now: work.now });
  intent.latest_charge = charge.id;
  intent.next_action = null;
  if (decline !== undefined) return refuse(work, intent, method, charge, decline);
  succeed(work, intent, method, charge, card);
  keepMethod(work, intent, method, authenticated);
  announceSuccess(work, intent, charge);
  return null;
}

function refuse(
  work: Work,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  charge: Stripe.Charge,
  decline: Decline,
): ApiError {
  work.tables.charges.insert(charge);
  work.tables.paymentMethods.save(method);
  work.emit("charge.failed", charge);
  return failIntent(work, intent, method, {
    charge: charge.id,
    code: decline.code,
    message: decline.message,
    ...(decline.declineCode === undefined ? {} : { decline_code: decline.declineCode }),
    ...(decline.param === undefined ? {} : { param: decline.param }),
    ...(decline.networkCode === undefined ? {} : { network_decline_code: decline.networkCode }),
    ...(decline.advice === undefined ? {} : { advice_code: decline.advice }),
  });
}

/** Puts the intent back to where another card can be tried, with the reason, and answers the refusal. */
export function failIntent(
  work: Work,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  reason: { code: string; message: string; charge?: string; decline_code?: string; param?: string },
): ApiError {
  intent.status = "requires_payment_method";
  intent.payment_method = null;
  intent.next_action = null;
  intent.last_payment_error = { ...reason, payment_method: method, type: "card_error" };
  work.tables.paymentIntents.save(intent);
  work.emit("payment_intent.payment_failed", intent);
  return cardRefused({ ...reason, payment_intent: structuredClone(intent), payment_method: method });
}

function succeed(
  work: Work,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  charge: Stripe.Charge,
  card: TestCard,
): void {
  if (intent.capture_method === "automatic") charge.balance_transaction = recordCharge(work, charge);
  if (intent.capture_method === "automatic_async")
    work.schedule("settle-charge", charge.id, settlementDelayMs);
  if (card.dispute !== undefined && charge.captured) work.schedule("open-dispute", charge.id, disputeDelayMs);
  work.tables.charges.insert(charge);
  intent.payment_method = method.id;
  intent.last_payment_error = null;
  intent.amount_received = charge.amount_captured;
  intent.amount_capturable = charge.captured ? 0 : charge.amount;
  intent.status = charge.captured ? "succeeded" : "requires_capture";
}

/** Keeps the card for later when the buyer agreed to that, or marks it as used up. */
function keepMethod(
  work: Work,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  authenticated: boolean,
): void {
  const customer = idOf(intent.customer);
  const keep = intent.setup_future_usage !== null;
  const owner = idOf(method.customer);
  const methods = work.tables.paymentMethods;
  methods.save(method);
  if (keep && customer !== null) attachPaymentMethod(work, method, customer);
  if (authenticated && intent.setup_future_usage === "off_session") methods.mark(method.id, "set_up");
  if (owner === null && !keep) methods.mark(method.id, "spent");
}

function announceSuccess(work: Work, intent: Stripe.PaymentIntent, charge: Stripe.Charge): void {
  work.tables.paymentIntents.save(intent);
  work.emit("charge.succeeded", charge);
  work.emit(
    charge.captured ? "payment_intent.succeeded" : "payment_intent.amount_capturable_updated",
    intent,
  );
}

/** Books the money of a captured charge and answers the id of the movement. */
export function recordCharge(work: Work, charge: Stripe.Charge): string {
  const { amount_captured: amount, currency, description } = charge;
  return recordMovement(work, {
    amount,
    fee: processingFee(amount),
    currency,
    source: charge.id,
    type: "charge",
    reportingCategory: "charge",
    description,
  }).id;
}

/** The task that books a charge some moments after an asynchronous capture, as Stripe does by default. */
export function settleCharge(work: Work, id: string): void {
  const charge = work.tables.charges.find(id);
  if (charge === undefined || charge.balance_transaction !== null) return;
  charge.balance_transaction = recordCharge(work, charge);
  work.tables.charges.save(charge);
  work.emit("charge.updated", charge, { balance_transaction: null });
}
