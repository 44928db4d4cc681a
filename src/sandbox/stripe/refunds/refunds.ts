import type Stripe from "stripe";
import { noSuch, refusedByState } from "../wire/api-error.ts";
import { createdRange, listOf, pagingNames } from "../wire/list.ts";
import { type Call, nothing, type Operation } from "../wire/operation.ts";
import { accepts, mergedMetadata, text } from "../wire/parameters.ts";
import type { Work } from "../work.ts";
import { createRefund } from "./create-refund.ts";

function refundOf(work: Work, id: string): Stripe.Refund {
  const refund = work.tables.refunds.find(id);
  if (refund === undefined) throw noSuch("refund", id);
  return refund;
}

function updateRefund(call: Call): Stripe.Refund {
  const refund = refundOf(call, call.path("id"));
  const previous = { metadata: refund.metadata };
  refund.metadata = mergedMetadata(call.form, refund.metadata ?? {});
  call.tables.refunds.save(refund);
  call.emit("refund.updated", refund, previous);
  call.emit("charge.refund.updated", refund, previous);
  return refund;
}

/** Only a refund that waits for the customer can be canceled, and a refund to a card never does. */
function cancelRefund(call: Call): never {
  const refund = refundOf(call, call.path("id"));
  throw refusedByState(
    undefined,
    `The refund ${refund.id} cannot be canceled: its status is ${refund.status}.`,
  );
}

export const refundOperations: readonly Operation[] = [
  {
    method: "POST",
    path: "/v1/refunds",
    accepts: accepts<Stripe.RefundCreateParams>(
      "amount",
      "charge",
      "instructions_email",
      "metadata",
      "payment_intent",
      "reason",
    ),
    run: (call) => createRefund(call, call.form),
  },
  {
    method: "GET",
    path: "/v1/refunds/:id",
    accepts: nothing,
    run: (call) => refundOf(call, call.path("id")),
  },
  {
    method: "POST",
    path: "/v1/refunds/:id",
    accepts: accepts<Stripe.RefundUpdateParams>("metadata"),
    run: updateRefund,
  },
  { method: "POST", path: "/v1/refunds/:id/cancel", accepts: nothing, run: cancelRefund },
  {
    method: "GET",
    path: "/v1/refunds",
    accepts: accepts<Stripe.RefundListParams>("charge", "created", "payment_intent", ...pagingNames),
    run: (call) =>
      listOf(call.tables.refunds, call.form, "/v1/refunds", "refund", {
        where: { charge: text(call.form, "charge"), payment_intent: text(call.form, "payment_intent") },
        ...createdRange(call.form),
      }),
  },
];
