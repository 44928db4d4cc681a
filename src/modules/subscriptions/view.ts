import { type CustomerRow, toOrderCustomer } from "@/modules/customers";
import { type DiscountRow, toOrderDiscount } from "@/modules/discounts";
import { toOrderSubscription } from "@/modules/orders";
import { type PriceRow, toPrice } from "@/modules/products";
import type { Product } from "@/modules/products/schema";
import { raw } from "@/server/db/sql";
import type { SubscriptionRow } from "./row";
import type { Subscription } from "./schema";

export type ShownRow = SubscriptionRow & {
  customer: CustomerRow;
  discount: DiscountRow | null;
  price: PriceRow;
};

export const shownColumns = raw(`s.*, to_jsonb(customer.*) AS customer, to_jsonb(price.*) AS price,
  (SELECT to_jsonb(discount.*) FROM discount WHERE discount.id = s.discount_id) AS discount`);
export const shownTable = raw("subscription s");
export const shownJoins = raw(
  "JOIN customer ON customer.id = s.customer_id JOIN price ON price.id = s.price_id",
);

/** A subscription as the API answers it. @param products those of the organization, its own among them. */
export function toSubscription(row: ShownRow, products: ReadonlyMap<string, Product>): Subscription {
  const product = products.get(row.product_id);
  if (!product) throw new Error(`product ${row.product_id} of subscription ${row.id} is gone`);
  const { pending_update: pending } = row;
  return {
    ...toOrderSubscription(row),
    customer: toOrderCustomer(row.customer),
    product,
    discount: row.discount && toOrderDiscount(row.discount),
    prices: [toPrice(row.price)],
    meters: [],
    pending_update: pending && {
      id: pending.id,
      created_at: pending.created_at,
      modified_at: null,
      applies_at: row.current_period_end.toISOString(),
      product_id: pending.terms.price_id === row.price_id ? null : pending.terms.product_id,
      seats: pending.terms.seats === row.seats ? null : pending.terms.seats,
    },
    custom_field_data: row.custom_field_data,
    payment_method_id: row.payment_method_id,
  };
}
