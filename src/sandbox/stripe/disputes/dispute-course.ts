import type Stripe from "stripe";
import { cardOfCharge } from "../cards/catalogue.ts";
import { type Movement, recordMovement } from "../payments/balance-transactions.ts";
import { idOf } from "../store/tables.ts";
import type { Work } from "../work.ts";
import { buildDispute } from "./build-dispute.ts";

const disputeFee = 1500;

/** The task that opens a dispute over a charge. An inquiry takes no money yet; a chargeback takes it at once. */
export function openDispute(work: Work, chargeId: string): void {
  const charge = work.tables.charges.find(chargeId);
  if (charge === undefined || charge.disputed || charge.refunded) return;
  const card = cardOfCharge(charge);
  const dispute = buildDispute(charge, card, work.now);
  if (!card.inquiry) {
    charge.disputed = true;
    work.tables.charges.save(charge);
    move(work, dispute, { amount: -dispute.amount, fee: disputeFee, reportingCategory: "dispute" });
  }
  work.tables.disputes.insert(dispute);
  work.emit("charge.dispute.created", dispute);
  if (!card.inquiry) work.emit("charge.dispute.funds_withdrawn", dispute);
}

/** The task that decides a dispute by the evidence that was submitted for it. */
export function decideDispute(work: Work, id: string): void {
  const dispute = work.tables.disputes.find(id);
  if (dispute === undefined || !dispute.status.endsWith("under_review")) return;
  closeDispute(work, dispute, dispute.evidence.uncategorized_text === "winning_evidence" ? "won" : "lost");
}

/** Closes a dispute: won, the money comes back; lost, it stays with the buyer. An inquiry just closes. */
export function closeDispute(work: Work, dispute: Stripe.Dispute, outcome: "won" | "lost"): void {
  const inquiry = dispute.status.startsWith("warning_");
  const previous = { status: dispute.status };
  dispute.status = inquiry ? "warning_closed" : outcome;
  const reinstated = outcome === "won" && !inquiry;
  if (reinstated) {
    move(work, dispute, { amount: dispute.amount, fee: -disputeFee, reportingCategory: "dispute_reversal" });
    dispute.is_charge_refundable = true;
  }
  work.tables.disputes.save(dispute);
  work.emit("charge.dispute.closed", dispute, previous);
  if (reinstated) work.emit("charge.dispute.funds_reinstated", dispute);
}

function move(
  work: Work,
  dispute: Stripe.Dispute,
  movement: Pick<Movement, "amount" | "fee" | "reportingCategory">,
): void {
  const transaction = recordMovement(work, {
    ...movement,
    currency: dispute.currency,
    source: dispute.id,
    type: "adjustment",
    description: `Chargeback ${movement.amount < 0 ? "withdrawal" : "reversal"} for ${idOf(dispute.charge)}`,
  });
  dispute.balance_transactions.push(transaction);
}
