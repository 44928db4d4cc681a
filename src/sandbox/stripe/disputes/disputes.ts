import type Stripe from "stripe";
import { noSuch, refusedByState } from "../wire/api-error.ts";
import { createdRange, listOf, pagingNames } from "../wire/list.ts";
import { type Call, nothing, type Operation } from "../wire/operation.ts";
import { accepts, flag, mergedMetadata, nested, text, textOrNull } from "../wire/parameters.ts";
import type { Work } from "../work.ts";
import { evidenceTexts } from "./build-dispute.ts";
import { closeDispute } from "./dispute-course.ts";

const decisionDelayMs = 1000;
const answerable = ["needs_response", "warning_needs_response"];

function disputeOf(work: Work, id: string): Stripe.Dispute {
  const dispute = work.tables.disputes.find(id);
  if (dispute === undefined) throw noSuch("dispute", id);
  return dispute;
}

/** Takes evidence. `winning_evidence` or `losing_evidence` as `uncategorized_text` decides the dispute soon after. */
function updateDispute(call: Call): Stripe.Dispute {
  const dispute = disputeOf(call, call.path("id"));
  const previous = { status: dispute.status, evidence: { ...dispute.evidence }, metadata: dispute.metadata };
  dispute.metadata = mergedMetadata(call.form, dispute.metadata);
  const evidence = nested(call.form, "evidence");
  if (evidence !== undefined) {
    if (!answerable.includes(dispute.status)) throw closedDispute(dispute);
    for (const name of evidenceTexts) {
      if (evidence[name] !== undefined) dispute.evidence[name] = textOrNull(evidence, name);
    }
    dispute.evidence_details.has_evidence = evidenceTexts.some((name) => dispute.evidence[name] !== null);
  }
  if (flag(call.form, "submit") ?? evidence !== undefined) submit(call, dispute);
  call.tables.disputes.save(dispute);
  call.emit("charge.dispute.updated", dispute, previous);
  return dispute;
}

function submit(call: Call, dispute: Stripe.Dispute): void {
  if (!answerable.includes(dispute.status)) throw closedDispute(dispute);
  dispute.status = dispute.status === "needs_response" ? "under_review" : "warning_under_review";
  dispute.evidence_details.submission_count += 1;
  dispute.evidence_details.submission_method = "manual";
  const verdict = dispute.evidence.uncategorized_text ?? "";
  if (["winning_evidence", "losing_evidence"].includes(verdict)) {
    call.schedule("decide-dispute", dispute.id, decisionDelayMs);
  }
}

/** Gives the dispute up: the merchant accepts that it is lost. */
function acceptDispute(call: Call): Stripe.Dispute {
  const dispute = disputeOf(call, call.path("id"));
  if (!answerable.includes(dispute.status)) throw closedDispute(dispute);
  closeDispute(call, dispute, "lost");
  return dispute;
}

function closedDispute(dispute: Stripe.Dispute) {
  return refusedByState(undefined, `This dispute takes no more answers: its status is ${dispute.status}.`);
}

export const disputeOperations: readonly Operation[] = [
  {
    method: "GET",
    path: "/v1/disputes/:id",
    accepts: nothing,
    run: (call) => disputeOf(call, call.path("id")),
  },
  {
    method: "POST",
    path: "/v1/disputes/:id",
    accepts: accepts<Stripe.DisputeUpdateParams>("evidence", "metadata", "submit"),
    run: updateDispute,
  },
  { method: "POST", path: "/v1/disputes/:id/close", accepts: nothing, run: acceptDispute },
  {
    method: "GET",
    path: "/v1/disputes",
    accepts: accepts<Stripe.DisputeListParams>("charge", "created", "payment_intent", ...pagingNames),
    run: (call) =>
      listOf(call.tables.disputes, call.form, "/v1/disputes", "dispute", {
        where: { charge: text(call.form, "charge"), payment_intent: text(call.form, "payment_intent") },
        ...createdRange(call.form),
      }),
  },
];
