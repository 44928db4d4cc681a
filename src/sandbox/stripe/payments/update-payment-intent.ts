import type Stripe from "stripe";
import { choosePaymentMethod, requireUsable } from "../customers/choose-payment-method.ts";
import { customerOf } from "../customers/customers.ts";
import { idOf } from "../store/tables.ts";
import type { Form } from "../wire/form.ts";
import { choice, clearableText, integer, mergedMetadata, text } from "../wire/parameters.ts";
import { readShipping } from "../wire/read-details.ts";
import type { Work } from "../work.ts";
import { checkedAmount, checkedCurrency } from "./amounts.ts";
import { checkedDescriptor, readCardOptions } from "./build-payment-intent.ts";
import { unexpectedState } from "./confirm-payment-intent.ts";

const open = ["requires_payment_method", "requires_confirmation", "requires_action"];
const onlyWhileOpen = [
  "amount",
  "capture_method",
  "currency",
  "customer",
  "payment_method",
  "payment_method_data",
  "payment_method_options",
  "setup_future_usage",
  "shipping",
];

/**
 * Changes an intent without confirming it. What the payment is made of changes only before it is paid, and takes
 * back a 3-D Secure challenge that was under way.
 */
export function updatePaymentIntent(
  work: Work,
  form: Form,
  intent: Stripe.PaymentIntent,
): Stripe.PaymentIntent {
  const substantial = onlyWhileOpen.some((name) => form[name] !== undefined);
  if (substantial && !open.includes(intent.status)) throw unexpectedState(intent, "change");
  if (substantial) {
    applyPayment(form, intent);
    applyPayer(work, form, intent);
    if (intent.status === "requires_action") intent.status = "requires_confirmation";
    intent.next_action = null;
  }
  applyDescription(form, intent);
  work.tables.paymentIntents.save(intent);
  return intent;
}

function applyPayment(form: Form, intent: Stripe.PaymentIntent): void {
  const currency = text(form, "currency");
  if (currency !== undefined) intent.currency = checkedCurrency(currency);
  intent.amount = checkedAmount(integer(form, "amount") ?? intent.amount, intent.currency);
  intent.capture_method =
    choice(form, "capture_method", ["automatic", "automatic_async", "manual"]) ?? intent.capture_method;
  if (form.setup_future_usage !== undefined) {
    intent.setup_future_usage = choice(form, "setup_future_usage", ["off_session", "on_session"]) ?? null;
  }
  if (form.payment_method_options !== undefined)
    intent.payment_method_options = { card: readCardOptions(form) };
  const shipping = readShipping(form);
  if (shipping !== undefined) intent.shipping = shipping;
}

function applyPayer(work: Work, form: Form, intent: Stripe.PaymentIntent): void {
  const customer = clearableText(form, "customer");
  if (customer) customerOf(work, customer);
  if (customer !== undefined) intent.customer = customer;
  const chosen = choosePaymentMethod(work, form, null, { payment_intent: intent.id });
  if (chosen === null) return;
  requireUsable(work, chosen.method, idOf(intent.customer));
  intent.payment_method = chosen.method.id;
  intent.status = "requires_confirmation";
}

function applyDescription(form: Form, intent: Stripe.PaymentIntent): void {
  const given = {
    description: clearableText(form, "description"),
    receipt_email: clearableText(form, "receipt_email"),
    transfer_group: clearableText(form, "transfer_group"),
  };
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) Object.assign(intent, { [name]: value });
  }
  for (const name of ["statement_descriptor", "statement_descriptor_suffix"] as const) {
    if (form[name] !== undefined) intent[name] = checkedDescriptor(form, name);
  }
  intent.metadata = mergedMetadata(form, intent.metadata);
}
