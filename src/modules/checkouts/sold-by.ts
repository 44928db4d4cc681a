import "server-only";
import type { Sold } from "@/modules/orders";
import { soldLabel, toPrice } from "@/modules/products";
import { afterCycles } from "@/modules/subscriptions";
import type { CheckoutRow } from "./repository";
import { recurringCycle, trialOf } from "./trial";
import { checkoutUrl } from "./view";

/** The sale as it stands at this moment: what the order will be made of, whatever becomes of the checkout. A trial costs nothing. */
export const soldBy = (
  row: CheckoutRow,
  { customerId, upgradedId, now }: { customerId: string; upgradedId: string | null; now: Date },
): Sold => ({
  seller: { name: row.seller.name, receipt_url: `${checkoutUrl(row.client_secret)}/confirmation` },
  organization_id: row.organization_id,
  checkout_id: row.id,
  customer_id: customerId,
  product_id: row.product_id,
  price_id: row.price_id,
  label: soldLabel(row.product_name, row.seats),
  seats: row.seats,
  // Where it took nothing off, nothing was bought with it.
  discount_id: row.discount_amount > 0 ? row.discount_id : null,
  currency: row.currency,
  ...(trialOf(row) ? nothing : sumsOf(row)),
  tax_behavior: row.tax_behavior,
  tax: row.tax,
  billing_name: row.customer_billing_name ?? row.customer_name,
  billing_address: row.customer_billing_address,
  tax_id: row.customer_tax_id,
  metadata: row.metadata,
  custom_field_data: row.custom_field_data,
  recurring: recurringBy(row, upgradedId, now),
});

const nothing = {
  subtotal_amount: 0,
  discount_amount: 0,
  net_amount: 0,
  tax_amount: 0,
  total_amount: 0,
};

const sumsOf = (row: CheckoutRow) => ({
  subtotal_amount: row.amount,
  discount_amount: row.discount_amount,
  net_amount: row.net_amount,
  tax_amount: row.tax_amount ?? 0,
  total_amount: row.total_amount,
});

function recurringBy(row: CheckoutRow, upgraded_id: string | null, now: Date): Sold["recurring"] {
  const cycle = recurringCycle(row.recurrence);
  if (!cycle) return null;
  const trial = trialOf(row);
  return {
    product_name: row.product_name,
    amount: row.amount,
    cycle,
    tax_behavior: toPrice(row.price).tax_behavior ?? row.seller.default_tax_behavior,
    trial_end: trial && afterCycles(now, trial, 1).toISOString(),
    upgraded_id,
  };
}
