import type { BillingDetails } from "../payment/payment-fields";
import type { Values } from "./values";

/** As payment fields pass it on to the bank. */
export function billingOf(values: Values): BillingDetails {
  const address = values.customer_billing_address;
  return {
    email: values.customer_email ?? "",
    name: values.customer_name ?? "",
    address: {
      line1: address?.line1 ?? "",
      line2: address?.line2 ?? "",
      postal_code: address?.postal_code ?? "",
      city: address?.city ?? "",
      state: address?.state?.replace(/^[A-Z]{2}-/, "") ?? "",
      country: address?.country ?? "",
    },
  };
}
