import "server-only";
import type { Address } from "@/lib/address";
import type { Metadata } from "@/lib/metadata";
import type { Answers } from "@/modules/custom-fields/schema";
import type { Tax, TaxBehavior } from "@/modules/tax";
import { type Sql, sql } from "@/server/db/sql";
import type { Interval } from "./trial";

/** What the buyer and the organization may still change while it is open. */
export type CheckoutFields = {
  success_url: string | null;
  return_url: string | null;
  embed_origin: string | null;
  product_ids: string[];
  product_id: string;
  price_id: string;
  discount_id: string | null;
  currency: string;
  amount: number;
  /** How many are bought, of what is sold by the seat; between which numbers the buyer may choose. */
  seats: number | null;
  min_seats: number | null;
  max_seats: number | null;
  discount_amount: number;
  net_amount: number;
  tax_amount: number | null;
  tax_behavior: TaxBehavior | null;
  tax: Tax | null;
  total_amount: number;
  customer_id: string | null;
  external_customer_id: string | null;
  is_business_customer: boolean;
  customer_name: string | null;
  customer_email: string | null;
  customer_ip_address: string | null;
  customer_billing_name: string | null;
  customer_billing_address: Address | null;
  customer_tax_id: string | null;
  locale: string | null;
  require_billing_address: boolean;
  allow_discount_codes: boolean;
  allow_trial: boolean;
  /** Instead of the product's. */
  trial_interval: Interval | null;
  trial_interval_count: number | null;
  /** The trial that the sale begins with, unless it is free. */
  active_trial_interval: Interval | null;
  active_trial_interval_count: number | null;
  /** The free subscription that this sale upgrades; of a succeeded one, the one that was begun. */
  subscription_id: string | null;
  custom_field_data: Answers;
  metadata: Metadata;
  customer_metadata: Metadata;
};

/** The columns of the fields and their values, in one order for INSERT and UPDATE. JSON goes as text. */
export const columnsOf = (fields: CheckoutFields): [name: string, value: Sql][] => {
  const json = (value: unknown) => sql`${value === null ? null : JSON.stringify(value)}::jsonb`;
  return [
    ["success_url", sql`${fields.success_url}`],
    ["return_url", sql`${fields.return_url}`],
    ["embed_origin", sql`${fields.embed_origin}`],
    ["product_ids", sql`${fields.product_ids}::uuid[]`],
    ["product_id", sql`${fields.product_id}::uuid`],
    ["price_id", sql`${fields.price_id}::uuid`],
    ["discount_id", sql`${fields.discount_id}::uuid`],
    ["currency", sql`${fields.currency}`],
    ["amount", sql`${fields.amount}::bigint`],
    ["seats", sql`${fields.seats}::int`],
    ["min_seats", sql`${fields.min_seats}::int`],
    ["max_seats", sql`${fields.max_seats}::int`],
    ["discount_amount", sql`${fields.discount_amount}::bigint`],
    ["net_amount", sql`${fields.net_amount}::bigint`],
    ["tax_amount", sql`${fields.tax_amount}::bigint`],
    ["tax_behavior", sql`${fields.tax_behavior}`],
    ["tax", json(fields.tax)],
    ["total_amount", sql`${fields.total_amount}::bigint`],
    ["customer_id", sql`${fields.customer_id}::uuid`],
    ["external_customer_id", sql`${fields.external_customer_id}`],
    ["is_business_customer", sql`${fields.is_business_customer}::boolean`],
    ["customer_name", sql`${fields.customer_name}`],
    ["customer_email", sql`${fields.customer_email}`],
    ["customer_ip_address", sql`${fields.customer_ip_address}`],
    ["customer_billing_name", sql`${fields.customer_billing_name}`],
    ["customer_billing_address", json(fields.customer_billing_address)],
    ["customer_tax_id", sql`${fields.customer_tax_id}`],
    ["locale", sql`${fields.locale}`],
    ["require_billing_address", sql`${fields.require_billing_address}::boolean`],
    ["allow_discount_codes", sql`${fields.allow_discount_codes}::boolean`],
    ["allow_trial", sql`${fields.allow_trial}::boolean`],
    ["trial_interval", sql`${fields.trial_interval}`],
    ["trial_interval_count", sql`${fields.trial_interval_count}::int`],
    ["active_trial_interval", sql`${fields.active_trial_interval}`],
    ["active_trial_interval_count", sql`${fields.active_trial_interval_count}::int`],
    ["subscription_id", sql`${fields.subscription_id}::uuid`],
    ["custom_field_data", json(fields.custom_field_data)],
    ["metadata", json(fields.metadata)],
    ["customer_metadata", json(fields.customer_metadata)],
  ];
};
