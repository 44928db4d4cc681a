import type Stripe from "stripe";
import { newId, randomText } from "../ids.ts";
import { noSuch, refusedByState } from "../wire/api-error.ts";
import type { Form } from "../wire/form.ts";
import { createdRange, listOf, pagingNames } from "../wire/list.ts";
import type { Call, Operation } from "../wire/operation.ts";
import { nothing } from "../wire/operation.ts";
import {
  accepts,
  choice,
  clearableText,
  integer,
  mergedMetadata,
  nested,
  text,
  texts,
} from "../wire/parameters.ts";
import { readAddress, readShipping } from "../wire/read-details.ts";
import type { Work } from "../work.ts";
import { attachPaymentMethod, detachPaymentMethod, takePaymentMethod } from "./attach.ts";

/** The customer, or a refusal when there is none or it was deleted. */
export function customerOf(work: Work, id: string, param = "customer"): Stripe.Customer {
  const customer = work.tables.customers.find(id);
  if (customer === undefined) throw noSuch("customer", id, param);
  return customer;
}

function createCustomer(call: Call): Stripe.Customer {
  const customer = newCustomer(call.now);
  applyDetails(call, customer);
  const method = text(call.form, "payment_method");
  // Before anything is written of the customer: a card that cannot be saved refuses the whole request.
  if (method !== undefined) attachPaymentMethod(call, takePaymentMethod(call, method), customer.id);
  applyInvoiceSettings(call, customer);
  call.tables.customers.insert(customer);
  call.emit("customer.created", customer);
  return customer;
}

function getCustomer(call: Call): Stripe.Customer | Stripe.DeletedCustomer {
  const id = call.path("id");
  const deleted = call.tables.deletedCustomers.find(id);
  return deleted === undefined ? customerOf(call, id, "id") : deletion(id);
}

function updateCustomer(call: Call): Stripe.Customer {
  const customer = customerOf(call, call.path("id"), "id");
  const before = structuredClone(customer);
  applyDetails(call, customer);
  applyInvoiceSettings(call, customer);
  call.tables.customers.save(customer);
  const previous = changedFields(before, customer);
  if (Object.keys(previous).length > 0) call.emit("customer.updated", customer, previous);
  return customer;
}

function deleteCustomer(call: Call): Stripe.DeletedCustomer {
  const customer = customerOf(call, call.path("id"), "id");
  for (const method of call.tables.paymentMethods.all({ customer: customer.id }))
    detachPaymentMethod(call, method);
  call.tables.customers.delete(customer.id);
  call.tables.deletedCustomers.insert({ ...deletion(customer.id), created: customer.created });
  call.emit("customer.deleted", customer);
  return deletion(customer.id);
}

function deletion(id: string): Stripe.DeletedCustomer {
  return { id, object: "customer", deleted: true };
}

function newCustomer(created: number): Stripe.Customer {
  return {
    id: newId("cus_", 14),
    object: "customer",
    address: null,
    balance: 0,
    created,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: randomText(8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
  };
}

function applyDetails(call: Call, customer: Stripe.Customer): void {
  const { form } = call;
  const given = {
    address: readAddress(form, "address"),
    balance: integer(form, "balance"),
    description: clearableText(form, "description"),
    email: clearableText(form, "email"),
    name: clearableText(form, "name"),
    phone: clearableText(form, "phone"),
    preferred_locales: form.preferred_locales === undefined ? undefined : texts(form, "preferred_locales"),
    shipping: readShipping(form),
    tax_exempt: choice(form, "tax_exempt", ["none", "exempt", "reverse"]),
  };
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) Object.assign(customer, { [name]: value });
  }
  customer.metadata = mergedMetadata(form, customer.metadata);
}

function applyInvoiceSettings(call: Call, customer: Stripe.Customer): void {
  const given = nested(call.form, "invoice_settings");
  if (given === undefined) return;
  const method = clearableText(given, "default_payment_method");
  if (method) requireOwn(call, customer, method);
  if (method !== undefined) customer.invoice_settings.default_payment_method = method;
  const footer = clearableText(given, "footer");
  if (footer !== undefined) customer.invoice_settings.footer = footer;
}

function requireOwn(call: Call, customer: Stripe.Customer, id: string): void {
  const param = "invoice_settings[default_payment_method]";
  const method = call.tables.paymentMethods.find(id);
  if (method === undefined) throw noSuch("PaymentMethod", id, param);
  if (method.customer === customer.id) return;
  throw refusedByState(
    "resource_missing",
    `The customer ${customer.id} has no payment method ${id}: attach it first.`,
    {
      param,
    },
  );
}

function changedFields(before: Stripe.Customer, after: Stripe.Customer): object {
  const previous = Object.entries(before).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(after, name)),
  );
  return Object.fromEntries(previous);
}

function emailFilter(form: Form): { where: { email: string | undefined } } {
  return { where: { email: text(form, "email") } };
}

const details = accepts<Stripe.CustomerCreateParams & Stripe.CustomerUpdateParams>(
  "address",
  "balance",
  "description",
  "email",
  "invoice_settings",
  "metadata",
  "name",
  "payment_method",
  "phone",
  "preferred_locales",
  "shipping",
  "tax_exempt",
);

export const customerOperations: readonly Operation[] = [
  { method: "POST", path: "/v1/customers", accepts: details, run: createCustomer },
  { method: "GET", path: "/v1/customers/:id", accepts: nothing, run: getCustomer },
  { method: "POST", path: "/v1/customers/:id", accepts: details, run: updateCustomer },
  { method: "DELETE", path: "/v1/customers/:id", accepts: nothing, run: deleteCustomer },
  {
    method: "GET",
    path: "/v1/customers",
    accepts: accepts<Stripe.CustomerListParams>("created", "email", ...pagingNames),
    run: (call) =>
      listOf(call.tables.customers, call.form, "/v1/customers", "customer", {
        ...emailFilter(call.form),
        ...createdRange(call.form),
      }),
  },
];
