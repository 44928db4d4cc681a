import type { Address } from "@/lib/address";
import type { Metadata } from "@/lib/metadata";
import type { Answers } from "@/modules/custom-fields/schema";
import type { DiscountRow } from "@/modules/discounts";
import type { CancellationReason } from "@/modules/orders/schema";
import type { TaxBehaviorOption } from "@/modules/tax/schema";
import type { Interval } from "./rules/periods";
import type { PendingUpdate, State, SubscriptionDiscount } from "./rules/state";

/** A row of `subscription`. Amounts in minor units. */
export type SubscriptionRow = Omit<State, "terms" | "discount"> & {
  id: string;
  organization_id: string;
  customer_id: string;
  product_id: string;
  price_id: string;
  discount_id: string | null;
  checkout_id: string | null;
  payment_method_id: string | null;
  currency: string;
  amount: number;
  seats: number | null;
  recurring_interval: Interval;
  recurring_interval_count: number;
  started_at: Date;
  customer_cancellation_reason: CancellationReason | null;
  customer_cancellation_comment: string | null;
  pending_update: PendingUpdate | null;
  changing_payment_id: string | null;
  due_at: Date | null;
  version: number;
  metadata: Metadata;
  custom_field_data: Answers;
  created_at: Date;
  modified_at: Date | null;
};

/** A line that waits for the next order. */
export type PendingItem = {
  id: string;
  price_id: string | null;
  label: string;
  amount: number;
  discount_amount: number;
  tax_option: TaxBehaviorOption;
};

/** A subscription with all that its bills need to know. */
export type BillableRow = SubscriptionRow & {
  product_name: string;
  tax_option: TaxBehaviorOption;
  discount: DiscountRow | null;
  customer: {
    email: string | null;
    name: string | null;
    billing_name: string | null;
    billing_address: Address | null;
    tax_id: string | null;
    locale: string | null;
    stripe_customer_id: string | null;
  };
  organization: { name: string; slug: string; country: string | null; settings: unknown };
  /** What is charged; null where the customer left nothing. */
  means: {
    id: string;
    stripe_payment_method_id: string;
    method_metadata: { brand?: string; last4?: string };
  } | null;
  pending_items: PendingItem[];
  /** Seats that somebody has or was invited to. */
  seats_taken: number;
};

/** A discount as far as bills go. */
export const toDiscount = (row: DiscountRow | null): SubscriptionDiscount | null =>
  row && {
    type: row.type,
    basis_points: row.basis_points,
    amounts: row.amounts,
    duration: row.duration,
    duration_in_months: row.duration_in_months,
  };

/** What the rules need of a row. */
export const stateOf = (row: BillableRow): State => ({
  ...row,
  discount: toDiscount(row.discount),
  terms: {
    product_id: row.product_id,
    product_name: row.product_name,
    price_id: row.price_id,
    amount: row.amount,
    seats: row.seats,
    currency: row.currency,
    cycle: { interval: row.recurring_interval, count: row.recurring_interval_count },
    tax_behavior: row.tax_option,
  },
});
