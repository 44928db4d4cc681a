import type Stripe from "stripe";
import { cardOfCharge } from "../cards/catalogue.ts";
import { newId } from "../ids.ts";
import { written } from "../payments/amounts.ts";
import { recordMovement } from "../payments/balance-transactions.ts";
import { chargeOf } from "../payments/charges.ts";
import { idOf } from "../store/tables.ts";
import { invalidRequest, noSuch, refusedByState } from "../wire/api-error.ts";
import type { Form } from "../wire/form.ts";
import { choice, integer, mergedMetadata, missing, text } from "../wire/parameters.ts";
import type { Work } from "../work.ts";

const settlementDelayMs = 1500;

/** Gives back a captured charge, in whole or in part, and never more of it than is left. */
export function createRefund(work: Work, form: Form): Stripe.Refund {
  const charge = findCharge(work, form);
  requireRefundable(work, charge);
  const amount = checkedRefundAmount(charge, integer(form, "amount"));
  const pending = cardOfCharge(charge).refund === "pending";
  const refund: Stripe.Refund = {
    id: newId("re_3"),
    object: "refund",
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: work.now,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: {
      card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "refund" },
      type: "card",
    },
    metadata: mergedMetadata(form, {}),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(pending ? { pending_reason: "processing" as const } : {}),
    reason: choice(form, "reason", ["duplicate", "fraudulent", "requested_by_customer"]) ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: pending ? "pending" : "succeeded",
    transfer_reversal: null,
  };
  refund.balance_transaction = recordMovement(work, {
    amount: -amount,
    fee: 0,
    currency: charge.currency,
    source: refund.id,
    type: "refund",
    reportingCategory: "refund",
    description: null,
  }).id;
  work.tables.refunds.insert(refund);
  countRefund(work, charge, amount, refund);
  work.schedule("settle-refund", refund.id, settlementDelayMs);
  return refund;
}

function countRefund(work: Work, charge: Stripe.Charge, amount: number, refund: Stripe.Refund): void {
  const previous = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  work.tables.charges.save(charge);
  work.emit("refund.created", refund);
  work.emit("charge.refunded", charge, previous);
}

function findCharge(work: Work, form: Form): Stripe.Charge {
  const chargeId = text(form, "charge");
  const intentId = text(form, "payment_intent");
  if (chargeId === undefined && intentId === undefined) throw missing("payment_intent");
  const charge =
    chargeId === undefined ? chargeOfIntent(work, intentId ?? "") : chargeOf(work, chargeId, "charge");
  if (intentId !== undefined && charge.payment_intent !== intentId) {
    throw invalidRequest("The charge does not belong to this payment intent.", "charge");
  }
  return charge;
}

function chargeOfIntent(work: Work, id: string): Stripe.Charge {
  const intent = work.tables.paymentIntents.find(id);
  if (intent === undefined) throw noSuch("payment_intent", id, "payment_intent");
  const charge =
    intent.status === "succeeded" ? work.tables.charges.find(idOf(intent.latest_charge) ?? "") : undefined;
  if (charge !== undefined) return charge;
  throw refusedByState(
    "payment_intent_unexpected_state",
    `This payment intent has no successful charge to refund: its status is ${intent.status}.`,
    { param: "payment_intent" },
  );
}

function requireRefundable(work: Work, charge: Stripe.Charge): void {
  if (!charge.captured)
    throw refusedByState("charge_not_refundable", `Charge ${charge.id} was not captured.`);
  if (charge.amount <= charge.amount_refunded) {
    throw refusedByState("charge_already_refunded", `Charge ${charge.id} has already been refunded.`);
  }
  if (work.tables.disputes.all({ charge: charge.id }).some((dispute) => !dispute.is_charge_refundable)) {
    throw refusedByState(
      "charge_disputed",
      `Charge ${charge.id} has been charged back; cannot issue a refund.`,
    );
  }
}

function checkedRefundAmount(charge: Stripe.Charge, given: number | undefined): number {
  const left = charge.amount - charge.amount_refunded;
  const amount = given ?? left;
  if (amount < 1) {
    throw invalidRequest(
      "The amount must be greater than or equal to 1.",
      "amount",
      "parameter_invalid_integer",
    );
  }
  if (amount <= left) return amount;
  const what = charge.amount_refunded === 0 ? "charge amount" : "unrefunded amount on charge";
  const [asked, rest] = [written(amount, charge.currency), written(left, charge.currency)];
  throw refusedByState(undefined, `Refund amount (${asked}) is greater than ${what} (${rest})`, {
    param: "amount",
  });
}
