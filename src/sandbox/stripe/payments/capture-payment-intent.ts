import type Stripe from "stripe";
import { cardOfCharge } from "../cards/catalogue.ts";
import { idOf } from "../store/tables.ts";
import { invalidRequest } from "../wire/api-error.ts";
import type { Form } from "../wire/form.ts";
import { integer, mergedMetadata } from "../wire/parameters.ts";
import type { Work } from "../work.ts";
import { recordCharge } from "./attempt-payment.ts";
import { checkedDescriptor } from "./build-payment-intent.ts";
import { unexpectedState } from "./confirm-payment-intent.ts";

const disputeDelayMs = 1000;

/** Takes the money, or a part of it, that a bank holds for the intent; the rest is let go. */
export function capturePaymentIntent(
  work: Work,
  form: Form,
  intent: Stripe.PaymentIntent,
): Stripe.PaymentIntent {
  if (intent.status !== "requires_capture") throw unexpectedState(intent, "capture");
  const amount = integer(form, "amount_to_capture") ?? intent.amount_capturable;
  if (amount < 1 || amount > intent.amount_capturable) {
    const message = `The amount to capture must lie between 1 and ${intent.amount_capturable}.`;
    throw invalidRequest(message, "amount_to_capture", "amount_too_large");
  }
  const charge = work.tables.charges.find(idOf(intent.latest_charge) ?? "");
  if (charge === undefined) throw new Error("A payment intent to capture has no charge.");
  intent.metadata = mergedMetadata(form, intent.metadata);
  intent.statement_descriptor_suffix =
    checkedDescriptor(form, "statement_descriptor_suffix") ?? intent.statement_descriptor_suffix;
  charge.captured = true;
  charge.amount_captured = amount;
  charge.amount_refunded = charge.amount - amount;
  charge.balance_transaction = recordCharge(work, charge);
  intent.amount_received = amount;
  intent.amount_capturable = 0;
  intent.status = "succeeded";
  if (cardOfCharge(charge).dispute !== undefined) {
    work.schedule("open-dispute", charge.id, disputeDelayMs);
  }
  work.tables.charges.save(charge);
  work.tables.paymentIntents.save(intent);
  work.emit("charge.captured", charge, { captured: false, balance_transaction: null });
  work.emit("payment_intent.succeeded", intent);
  return intent;
}
