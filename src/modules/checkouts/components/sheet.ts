import type { CheckoutPublic } from "../schema";

const names = [
  "status",
  "client_secret",
  "currency",
  "amount",
  "seats",
  "min_seats",
  "max_seats",
  "discount",
  "discount_amount",
  "allow_discount_codes",
  "is_discount_applicable",
  "net_amount",
  "tax_amount",
  "tax_behavior",
  "tax",
  "total_amount",
  "due_amount",
  "renewal",
  "active_trial_interval",
  "active_trial_interval_count",
  "product_id",
  "product_price",
  "is_payment_setup_required",
  "is_payment_form_required",
  "require_billing_address",
  "is_business_customer",
  "customer_name",
  "customer_email",
  "customer_billing_name",
  "customer_billing_address",
  "customer_tax_id",
  "is_customer_tax_id_valid",
  "payment_failure",
  "attached_custom_fields",
  "custom_field_data",
] as const satisfies (keyof CheckoutPublic)[];

/** Of a checkout, what the form works with: the page sends it to the browser, and each answer brings it anew. */
export type Sheet = Pick<CheckoutPublic, (typeof names)[number]>;

export const sheetOf = (checkout: Sheet): Sheet =>
  Object.fromEntries(names.map((name) => [name, checkout[name]])) as Sheet;
