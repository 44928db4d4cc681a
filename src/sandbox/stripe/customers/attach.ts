import type Stripe from "stripe";
import { cardOf, type TestCard } from "../cards/catalogue.ts";
import { type Decline, declineOf } from "../cards/declines.ts";
import { cardOfTestId } from "../cards/test-payment-methods.ts";
import { idOf } from "../store/tables.ts";
import { cardRefused, noSuch, refusedByState } from "../wire/api-error.ts";
import { readBillingDetails } from "../wire/read-details.ts";
import type { Work } from "../work.ts";
import { readyCard, storePaymentMethod } from "./build-payment-method.ts";

/** The payment method under `id`; a ready-made id such as `pm_card_visa` gives a fresh one. */
export function takePaymentMethod(work: Work, id: string, param = "payment_method"): Stripe.PaymentMethod {
  const ready = cardOfTestId(id);
  if (ready !== undefined) {
    return storePaymentMethod(work, {
      given: readyCard(ready, work.now),
      billingDetails: readBillingDetails({}),
      metadata: {},
      allowRedisplay: "unspecified",
    });
  }
  const method = work.tables.paymentMethods.find(id);
  if (method === undefined) throw noSuch("PaymentMethod", id, param);
  return method;
}

/** Why a bank would refuse to have the card saved, if it would. */
export function savingRefusal(card: TestCard): Decline | undefined {
  return card.decline === undefined || card.savable === true ? undefined : declineOf(card.decline);
}

/** Saves a payment method for a customer. Cards that decline can, as Stripe documents, not be saved. */
export function attachPaymentMethod(
  work: Work,
  method: Stripe.PaymentMethod,
  customer: string,
): Stripe.PaymentMethod {
  const owner = idOf(method.customer);
  if (owner === customer) return method;
  if (owner !== null) {
    throw refusedByState(undefined, "The payment method is attached to another customer: detach it first.");
  }
  if (work.tables.paymentMethods.isMarked(method.id, "spent")) throw spentMethod();
  const refusal = savingRefusal(cardOf(method.card));
  if (refusal !== undefined) {
    const { code, declineCode, param, message } = refusal;
    throw cardRefused({
      code,
      message,
      ...(declineCode === undefined ? {} : { decline_code: declineCode }),
      ...(param === undefined ? {} : { param }),
    });
  }
  method.customer = customer;
  passChecks(method);
  work.tables.paymentMethods.save(method);
  work.emit("payment_method.attached", method);
  return method;
}

/** Takes a payment method from its customer, for good. */
export function detachPaymentMethod(work: Work, method: Stripe.PaymentMethod): Stripe.PaymentMethod {
  const customer = idOf(method.customer);
  if (customer === null) {
    throw refusedByState(
      undefined,
      "The payment method is not attached to a customer, so it cannot be detached.",
    );
  }
  method.customer = null;
  work.tables.paymentMethods.save(method);
  work.tables.paymentMethods.mark(method.id, "spent");
  const owner = work.tables.customers.find(customer);
  if (owner !== undefined && owner.invoice_settings.default_payment_method === method.id) {
    owner.invoice_settings.default_payment_method = null;
    work.tables.customers.save(owner);
  }
  work.emit("payment_method.detached", method, { customer });
  return method;
}

/** Writes what the bank answered about the card's details. */
export function passChecks(method: Stripe.PaymentMethod): void {
  const checks = method.card?.checks;
  if (checks === null || checks === undefined) return;
  const results = cardOf(method.card).checks;
  checks.cvc_check &&= results?.cvc ?? "pass";
  checks.address_line1_check &&= results?.line1 ?? "pass";
  checks.address_postal_code_check &&= results?.postalCode ?? "pass";
}

export function spentMethod() {
  return refusedByState(
    undefined,
    "The payment method was used before without being kept for a customer, or was detached from one, so it may not " +
      "be used again. Attach a payment method to a customer before using it several times.",
    { param: "payment_method" },
  );
}
