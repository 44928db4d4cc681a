import "server-only";
import type { Address } from "@/lib/address";
import type { Metadata } from "@/lib/metadata";
import { paidPart } from "@/lib/paid-part";
import type { Answers } from "@/modules/custom-fields/schema";
import { type CustomerRow, toOrderCustomer } from "@/modules/customers";
import { type DiscountRow, toOrderDiscount } from "@/modules/discounts";
import type { Tax, TaxBehavior } from "@/modules/tax";
import { type Read, raw, type Sql, sql } from "@/server/db/sql";
import { invoiceNumber } from "./rules";
import type { Order, OrderStatus } from "./schema";
import { type SubscriptionColumns, toOrderSubscription } from "./subscription-view";

type ProductJson = Omit<NonNullable<Order["product"]>, "is_recurring">;

export type OrderRow = {
  id: string;
  organization_id: string;
  number: number;
  status: OrderStatus;
  billing_reason: Order["billing_reason"];
  customer_id: string;
  product_id: string | null;
  checkout_id: string | null;
  discount_id: string | null;
  seats: number | null;
  currency: string;
  subtotal_amount: number;
  discount_amount: number;
  net_amount: number;
  tax_amount: number;
  total_amount: number;
  refunded_amount: number;
  refunded_tax_amount: number;
  refund_reserved_amount: number;
  refund_reserved_tax_amount: number;
  tax_behavior: TaxBehavior | null;
  tax: Tax | null;
  billing_name: string | null;
  billing_address: Address | null;
  subscription_id: string | null;
  period_start: Date | null;
  period_end: Date | null;
  applied_balance_amount: number;
  failed_payments_count: number;
  next_payment_attempt_at: Date | null;
  subscription: SubscriptionColumns | null;
  metadata: Metadata;
  custom_field_data: Answers;
  created_at: Date;
  modified_at: Date | null;
  is_invoice_generated: boolean;
  customer: CustomerRow;
  product: ProductJson | null;
  discount: DiscountRow | null;
  items: {
    id: string;
    created_at: string;
    price_id: string | null;
    label: string;
    amount: number;
    tax_amount: number;
    proration: boolean;
  }[];
};

export const orderSelect: Sql = raw(`
  o.*, EXISTS (SELECT FROM invoice WHERE invoice.subject_id = o.id) AS is_invoice_generated, to_jsonb(customer.*) AS customer, to_jsonb(product.*) AS product,
  (SELECT to_jsonb(discount.*) FROM discount WHERE discount.id = o.discount_id) AS discount,
  (SELECT to_jsonb(subscription.*) FROM subscription WHERE subscription.id = o.subscription_id) AS subscription,
  (SELECT jsonb_agg(to_jsonb(item.*) ORDER BY item.id) FROM order_item AS item WHERE item.order_id = o.id) AS items`);

export const orderTable = raw(`"order" AS o`);
export const customerJoin = raw("JOIN customer ON customer.id = o.customer_id");
export const productJoin = raw("LEFT JOIN product ON product.id = o.product_id");

export const orderFrom: Sql = sql`${orderTable} ${customerJoin} ${productJoin}`;

const instant = (value: Date | string) => new Date(value).toISOString();
const maybeInstant = (value: Date | string | null) => (value === null ? null : instant(value));

/** An order as the API answers it. */
export function toOrder(row: OrderRow): Order {
  const { number, customer, product, discount, items, failed_payments_count, subscription, ...columns } = row;
  const isOpen = row.status === "pending";
  const paid = paidPart(row);
  return {
    ...columns,
    created_at: instant(row.created_at),
    modified_at: maybeInstant(row.modified_at),
    paid: !isOpen && row.status !== "void",
    amount: row.net_amount,
    due_amount: isOpen ? row.total_amount + row.applied_balance_amount : 0,
    refundable_amount: isOpen ? 0 : paid.net_amount - row.refund_reserved_amount,
    refundable_tax_amount: isOpen ? 0 : paid.tax_amount - row.refund_reserved_tax_amount,
    period_start: maybeInstant(row.period_start),
    period_end: maybeInstant(row.period_end),
    platform_fee_amount: 0,
    platform_fee_currency: null,
    invoice_number: invoiceNumber(number),
    receipt_number: invoiceNumber(number),
    description: items[0]?.label ?? product?.name ?? "Purchase",
    next_payment_attempt_at: maybeInstant(row.next_payment_attempt_at),
    customer: toOrderCustomer(customer),
    product: product && toProduct(product),
    discount: discount && toOrderDiscount(discount),
    subscription: subscription && toOrderSubscription(subscription),
    items: items.map(({ price_id, ...item }) => ({
      ...item,
      created_at: instant(item.created_at),
      modified_at: null,
      product_price_id: price_id,
    })),
  };
}

const toProduct = (product: ProductJson): NonNullable<Order["product"]> => ({
  ...product,
  created_at: instant(product.created_at),
  modified_at: maybeInstant(product.modified_at),
  is_recurring: product.recurring_interval !== null,
});

/** One order of the organization as the API answers it, amounts in minor units; null when there is none. */
export async function findOrder(read: Read, organizationId: string, id: string): Promise<Order | null> {
  const [row] = await read<OrderRow>(sql`
    SELECT ${orderSelect} FROM ${orderFrom} WHERE o.organization_id = ${organizationId}::uuid AND o.id = ${id}::uuid`);
  return row ? toOrder(row) : null;
}

/** The orders of these ids, in the order of their numbers; of any organization, for our own work. */
export async function findOrders(read: Read, ids: readonly string[]): Promise<Order[]> {
  const rows = await read<OrderRow>(sql`
    SELECT ${orderSelect} FROM ${orderFrom} WHERE o.id = ANY(${ids}::uuid[]) ORDER BY o.organization_id, o.number`);
  return rows.map(toOrder);
}
