import type Stripe from "stripe";
import type { Form } from "./form.ts";
import { nested, textOrNull } from "./parameters.ts";

/** The address under `name`: absent gives nothing, unset gives null. */
export function readAddress(form: Form, name: string): Stripe.Address | null | undefined {
  if (form[name] === undefined) return undefined;
  const given = nested(form, name);
  if (given === undefined) return null;
  return {
    city: textOrNull(given, "city"),
    country: textOrNull(given, "country"),
    line1: textOrNull(given, "line1"),
    line2: textOrNull(given, "line2"),
    postal_code: textOrNull(given, "postal_code"),
    state: textOrNull(given, "state"),
  };
}

/** The billing details under `billing_details`, laid over those that were there. */
export function readBillingDetails(
  form: Form,
  current: Stripe.PaymentMethod.BillingDetails = blankBillingDetails(),
): Stripe.PaymentMethod.BillingDetails {
  const given = nested(form, "billing_details");
  if (given === undefined) return current;
  const address = readAddress(given, "address");
  return {
    address: address === undefined ? current.address : (address ?? blankAddress()),
    email: given.email === undefined ? current.email : textOrNull(given, "email"),
    name: given.name === undefined ? current.name : textOrNull(given, "name"),
    phone: given.phone === undefined ? current.phone : textOrNull(given, "phone"),
    tax_id: given.tax_id === undefined ? current.tax_id : textOrNull(given, "tax_id"),
  };
}

/** Where goods go: absent gives nothing, unset gives null. */
export function readShipping(
  form: Form,
): { address: Stripe.Address; name: string; phone: string | null } | null | undefined {
  if (form.shipping === undefined) return undefined;
  const given = nested(form, "shipping");
  if (given === undefined) return null;
  return {
    address: readAddress(given, "address") ?? blankAddress(),
    name: textOrNull(given, "name") ?? "",
    phone: textOrNull(given, "phone"),
  };
}

function blankBillingDetails(): Stripe.PaymentMethod.BillingDetails {
  return { address: blankAddress(), email: null, name: null, phone: null, tax_id: null };
}

function blankAddress(): Stripe.Address {
  return { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };
}
