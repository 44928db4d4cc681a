import type Stripe from "stripe";
import { cardForm, readCard } from "../cards/read-card.ts";
import { invalidRequest, noSuch } from "../wire/api-error.ts";
import type { Form } from "../wire/form.ts";
import { listOf, pagingNames } from "../wire/list.ts";
import { type Call, nothing, type Operation } from "../wire/operation.ts";
import {
  accepts,
  choice,
  mergedMetadata,
  nested,
  requiredInteger,
  requiredText,
  text,
} from "../wire/parameters.ts";
import { readBillingDetails } from "../wire/read-details.ts";
import type { Work } from "../work.ts";
import { attachPaymentMethod, detachPaymentMethod, takePaymentMethod } from "./attach.ts";
import { type PaymentMethodInput, storePaymentMethod } from "./build-payment-method.ts";
import { customerOf } from "./customers.ts";

/** Reads the card, billing details and so on of a payment method to be. `within` names the form in messages. */
export function readPaymentMethod(work: Work, form: Form, within: string): PaymentMethodInput {
  const type = text(form, "type") ?? "card";
  if (type !== "card") throw invalidRequest(`The sandbox takes cards only, not ${type}.`, `${within}[type]`);
  return {
    given: readCard(cardForm(form, within), work.now),
    billingDetails: readBillingDetails(form),
    metadata: mergedMetadata(form, {}),
    allowRedisplay: choice(form, "allow_redisplay", ["always", "limited", "unspecified"]) ?? "unspecified",
  };
}

function createPaymentMethod(call: Call): Stripe.PaymentMethod {
  return storePaymentMethod(call, readPaymentMethod(call, call.form, "payment_method"));
}

function updatePaymentMethod(call: Call): Stripe.PaymentMethod {
  const method = takePaymentMethod(call, call.path("id"), "id");
  method.billing_details = readBillingDetails(call.form, method.billing_details);
  method.metadata = mergedMetadata(call.form, method.metadata ?? {});
  const redisplay = choice(call.form, "allow_redisplay", ["always", "limited", "unspecified"]);
  if (redisplay !== undefined) method.allow_redisplay = redisplay;
  const card = nested(call.form, "card");
  if (card !== undefined && method.card !== undefined) {
    method.card.exp_month = requiredInteger(card, "exp_month");
    method.card.exp_year = requiredInteger(card, "exp_year");
  }
  call.tables.paymentMethods.save(method);
  if (method.customer !== null) call.emit("payment_method.updated", method);
  return method;
}

function attach(call: Call): Stripe.PaymentMethod {
  const customer = customerOf(call, requiredText(call.form, "customer"));
  return attachPaymentMethod(call, takePaymentMethod(call, call.path("id"), "id"), customer.id);
}

function listPaymentMethods(call: Call): object {
  const customer = text(call.form, "customer");
  if (customer !== undefined) customerOf(call, customer);
  return listOf(call.tables.paymentMethods, call.form, "/v1/payment_methods", "PaymentMethod", {
    where: { customer, type: text(call.form, "type") },
  });
}

function listOfCustomer(call: Call): object {
  const customer = customerOf(call, call.path("id"), "id").id;
  const url = `/v1/customers/${customer}/payment_methods`;
  return listOf(call.tables.paymentMethods, call.form, url, "PaymentMethod", {
    where: { customer, type: text(call.form, "type") },
  });
}

function getOfCustomer(call: Call): Stripe.PaymentMethod {
  const method = call.tables.paymentMethods.find(call.path("method"));
  if (method?.customer === call.path("id")) return method;
  throw noSuch("PaymentMethod", call.path("method"));
}

const card = accepts<Stripe.PaymentMethodCreateParams>(
  "allow_redisplay",
  "billing_details",
  "card",
  "metadata",
  "radar_options",
  "type",
);
const filters = accepts<Stripe.PaymentMethodListParams>(
  "customer",
  "type",
  "allow_redisplay",
  ...pagingNames,
);

export const paymentMethodOperations: readonly Operation[] = [
  { method: "POST", path: "/v1/payment_methods", publishable: true, accepts: card, run: createPaymentMethod },
  {
    method: "GET",
    path: "/v1/payment_methods/:id",
    accepts: nothing,
    run: (call) => takePaymentMethod(call, call.path("id"), "id"),
  },
  { method: "POST", path: "/v1/payment_methods/:id", accepts: card, run: updatePaymentMethod },
  { method: "GET", path: "/v1/payment_methods", accepts: filters, run: listPaymentMethods },
  {
    method: "POST",
    path: "/v1/payment_methods/:id/attach",
    accepts: accepts<Stripe.PaymentMethodAttachParams>("customer"),
    run: attach,
  },
  {
    method: "POST",
    path: "/v1/payment_methods/:id/detach",
    accepts: nothing,
    run: (call) => detachPaymentMethod(call, takePaymentMethod(call, call.path("id"), "id")),
  },
  { method: "GET", path: "/v1/customers/:id/payment_methods", accepts: filters, run: listOfCustomer },
  { method: "GET", path: "/v1/customers/:id/payment_methods/:method", accepts: nothing, run: getOfCustomer },
];
