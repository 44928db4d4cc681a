import type Stripe from "stripe";
import { cardOfCharge } from "../cards/catalogue.ts";
import { randomText } from "../ids.ts";
import { recordMovement } from "../payments/balance-transactions.ts";
import { idOf } from "../store/tables.ts";
import type { Work } from "../work.ts";

/**
 * The task that brings a refund to its end, as the card prescribes: the bank's reference arrives, a pending refund
 * succeeds, or a refund that had succeeded fails and the money is back with the merchant, to be refunded anew.
 */
export function settleRefund(work: Work, id: string): void {
  const refund = work.tables.refunds.find(id);
  const charge = work.tables.charges.find(idOf(refund?.charge) ?? "");
  if (refund === undefined || charge === undefined) return;
  const fails = cardOfCharge(charge).refund === "fails_later";
  const previous = fails ? failRefund(work, refund, charge) : completeRefund(refund);
  work.tables.refunds.save(refund);
  work.emit("refund.updated", refund, previous);
  work.emit("charge.refund.updated", refund, previous);
  if (fails) work.emit("refund.failed", refund);
}

function completeRefund(refund: Stripe.Refund): object {
  const previous = { destination_details: refund.destination_details, status: refund.status };
  refund.status = "succeeded";
  delete refund.pending_reason;
  refund.destination_details = {
    card: {
      reference: randomText(23).toUpperCase(),
      reference_status: "available",
      reference_type: "acquirer_reference_number",
      type: "refund",
    },
    type: "card",
  };
  return previous;
}

function failRefund(work: Work, refund: Stripe.Refund, charge: Stripe.Charge): object {
  const previous = { failure_balance_transaction: null, failure_reason: null, status: refund.status };
  refund.status = "failed";
  refund.failure_reason = "expired_or_canceled_card";
  refund.failure_balance_transaction = recordMovement(work, {
    amount: refund.amount,
    fee: 0,
    currency: refund.currency,
    source: refund.id,
    type: "refund_failure",
    reportingCategory: "refund_failure",
    description: null,
  }).id;
  charge.amount_refunded -= refund.amount;
  charge.refunded = false;
  work.tables.charges.save(charge);
  return previous;
}
