import "server-only";
import type { Address } from "@/lib/address";
import type { Metadata } from "@/lib/metadata";
import { type CustomerRow, toOrderCustomer } from "@/modules/customers";
import { type DiscountRow, toOrderDiscount } from "@/modules/discounts";
import type { Tax, TaxBehavior } from "@/modules/tax";
import { type Read, raw, type Sql, sql } from "@/server/db/sql";
import { invoiceNumber } from "./rules";
import type { Order, OrderStatus } from "./schema";

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
  metadata: Metadata;
  custom_field_data: Record<string, unknown>;
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
  (SELECT jsonb_agg(to_jsonb(item.*) ORDER BY item.id) FROM order_item AS item WHERE item.order_id = o.id) AS items`);

export const orderTable = raw(`"order" AS o`);
export const customerJoin = raw("JOIN customer ON customer.id = o.customer_id");
export const productJoin = raw("LEFT JOIN product ON product.id = o.product_id");

export const orderFrom: Sql = sql`${orderTable} ${customerJoin} ${productJoin}`;

const instant = (value: Date | string) => new Date(value).toISOString();
const maybeInstant = (value: Date | string | null) => (value === null ? null : instant(value));

/** An order as the API answers it. */
export function toOrder(row: OrderRow): Order {
  const { number, customer, product, discount, items, ...columns } = row;
  return {
    ...columns,
    created_at: instant(row.created_at),
    modified_at: maybeInstant(row.modified_at),
    paid: row.status !== "pending",
    amount: row.net_amount,
    applied_balance_amount: 0,
    due_amount: row.status === "pending" ? row.total_amount : 0,
    refundable_amount: row.net_amount - row.refund_reserved_amount,
    refundable_tax_amount: row.tax_amount - row.refund_reserved_tax_amount,
    platform_fee_amount: 0,
    platform_fee_currency: null,
    invoice_number: invoiceNumber(number),
    receipt_number: invoiceNumber(number),
    seats: null,
    description: items[0]?.label ?? product?.name ?? "Purchase",
    subscription_id: null,
    next_payment_attempt_at: null,
    customer: toOrderCustomer(customer),
    product: product && toProduct(product),
    discount: discount && toOrderDiscount(discount),
    subscription: null,
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

export async function findOrder(read: Read, organizationId: string, id: string): Promise<Order | null> {
  const [row] = await read<OrderRow>(sql`
    SELECT ${orderSelect} FROM ${orderFrom} WHERE o.organization_id = ${organizationId}::uuid AND o.id = ${id}::uuid`);
  return row ? toOrder(row) : null;
}
