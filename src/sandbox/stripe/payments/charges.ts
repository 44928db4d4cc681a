import type Stripe from "stripe";
import { noSuch } from "../wire/api-error.ts";
import { createdRange, listOf, pagingNames } from "../wire/list.ts";
import { type Call, nothing, type Operation } from "../wire/operation.ts";
import { accepts, clearableText, mergedMetadata, text } from "../wire/parameters.ts";
import type { Work } from "../work.ts";

/** The charge, or a refusal when there is none. */
export function chargeOf(work: Work, id: string, param = "id"): Stripe.Charge {
  const charge = work.tables.charges.find(id);
  if (charge === undefined) throw noSuch("charge", id, param);
  return charge;
}

function updateCharge(call: Call): Stripe.Charge {
  const charge = chargeOf(call, call.path("id"));
  const previous = { description: charge.description, metadata: charge.metadata };
  const description = clearableText(call.form, "description");
  if (description !== undefined) charge.description = description;
  charge.metadata = mergedMetadata(call.form, charge.metadata);
  call.tables.charges.save(charge);
  call.emit("charge.updated", charge, previous);
  return charge;
}

export const chargeOperations: readonly Operation[] = [
  {
    method: "GET",
    path: "/v1/charges/:id",
    accepts: nothing,
    run: (call) => chargeOf(call, call.path("id")),
  },
  {
    method: "POST",
    path: "/v1/charges/:id",
    accepts: accepts<Stripe.ChargeUpdateParams>("description", "metadata"),
    run: updateCharge,
  },
  {
    method: "GET",
    path: "/v1/charges",
    accepts: accepts<Stripe.ChargeListParams>(
      "created",
      "customer",
      "payment_intent",
      "transfer_group",
      ...pagingNames,
    ),
    run: (call) =>
      listOf(call.tables.charges, call.form, "/v1/charges", "charge", {
        where: {
          customer: text(call.form, "customer"),
          payment_intent: text(call.form, "payment_intent"),
          transfer_group: text(call.form, "transfer_group"),
        },
        ...createdRange(call.form),
      }),
  },
];
