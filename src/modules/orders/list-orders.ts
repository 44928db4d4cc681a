import "server-only";
import { z } from "zod";
import { Id } from "@/lib/id";
import { metadataFilter, readPage } from "@/server/db/page";
import { empty, oneOf, type Read, raw, type Sql, sql } from "@/server/db/sql";
import { anyOf, listQuery, type PageOf } from "@/server/http/list";
import { customerJoin, type OrderRow, orderSelect, orderTable, productJoin, toOrder } from "./repository";
import { numberOf } from "./rules";
import { type Order, OrderStatus } from "./schema";

const columns = [
  "created_at",
  "status",
  "invoice_number",
  "amount",
  "net_amount",
  "total_amount",
  "customer",
  "product",
  "discount",
  "subscription",
] as const;

export const OrderList = listQuery({
  sorting: columns,
  default: "-created_at",
  filters: {
    organization_id: anyOf(Id),
    product_id: anyOf(Id),
    product_billing_type: anyOf(z.enum(["one_time", "recurring"])),
    discount_id: anyOf(Id),
    customer_id: anyOf(Id),
    external_customer_id: anyOf(z.string().max(200)),
    checkout_id: anyOf(Id),
    subscription_id: anyOf(Id),
    status: anyOf(OrderStatus),
    created_after: z.iso.datetime({ offset: true }).optional(),
    created_before: z.iso.datetime({ offset: true }).optional(),
    query: z
      .string()
      .max(200)
      .optional()
      .meta({ description: "Order number, or part of the customer's e-mail or name." }),
  },
});
export type OrderList = z.output<typeof OrderList>;

const order: Record<(typeof columns)[number], Sql> = {
  created_at: raw("o.created_at"),
  status: raw("o.status"),
  invoice_number: raw("o.number"),
  amount: raw("o.net_amount"),
  net_amount: raw("o.net_amount"),
  total_amount: raw("o.total_amount"),
  customer: raw("customer.email"),
  product: raw("product.name"),
  discount: raw("(SELECT lower(discount.name) FROM discount WHERE discount.id = o.discount_id)"),
  subscription: raw("o.subscription_id"),
};

/** One page of the organization's orders. Without a filter the count is the last order number: numbers have no gaps. */
export async function listOrders(
  read: Read,
  organizationId: string,
  request: OrderList,
): Promise<PageOf<Order>> {
  const filters = orderFilters(organizationId, request);
  const { rows, pagination } = await readPage<OrderRow>(read, {
    select: orderSelect,
    ...tablesOf(organizationId, request),
    where: [sql`o.organization_id = ${organizationId}::uuid`, ...filters],
    order,
    id: raw("o.id"),
    request,
    ...(filters.length === 0 && {
      total: sql`coalesce((SELECT last_number FROM order_counter WHERE organization_id = ${organizationId}::uuid), 0)`,
    }),
  });
  return { items: rows.map(toOrder), pagination };
}

/** Customer and product are joined before the orders are found only where the request asks for something of theirs. */
function tablesOf(organizationId: string, request: OrderList): { from: Sql; joins: Sql } {
  const { external_customer_id, query, sorting } = request;
  const isSortedBy = (name: string) => sorting.some(({ column }) => column === name);
  // The organization once more, as the first column of the indexes on customers.
  const ownCustomer = sql`${customerJoin} AND customer.organization_id = ${organizationId}::uuid`;
  const needsCustomer = external_customer_id || query || isSortedBy("customer");
  const needsProduct = isSortedBy("product");
  return {
    from: sql`${orderTable} ${needsCustomer ? ownCustomer : empty} ${needsProduct ? productJoin : empty}`,
    joins: sql`${needsCustomer ? empty : customerJoin} ${needsProduct ? empty : productJoin}`,
  };
}

/** The filters of a request as SQL; for the list and for the CSV. */
export function orderFilters(
  organizationId: string,
  request: Omit<OrderList, "page" | "limit" | "sorting">,
): Sql[] {
  const ids = (column: string, values: string[] | undefined) => values && oneOf(raw(column), values, "uuid");
  return [
    ids("o.organization_id", request.organization_id),
    ids("o.product_id", request.product_id),
    ids("o.customer_id", request.customer_id),
    ids("o.checkout_id", request.checkout_id),
    ids("o.discount_id", request.discount_id),
    ids("o.subscription_id", request.subscription_id),
    request.external_customer_id && oneOf(raw("customer.external_id"), request.external_customer_id, "text"),
    request.status && oneOf(raw("o.status"), request.status, "text"),
    request.product_billing_type && billingType(request.product_billing_type),
    request.created_after && sql`o.created_at >= ${request.created_after}::timestamptz`,
    request.created_before && sql`o.created_at < ${request.created_before}::timestamptz`,
    request.query && search(request.query, organizationId),
    ...metadataFilter(raw("o.metadata"), request.metadata),
  ].filter((condition): condition is Sql => typeof condition === "object");
}

const billingType = (types: string[]): Sql | undefined => {
  if (types.includes("one_time") && types.includes("recurring")) return undefined;
  return raw(types.includes("one_time") ? "o.billing_reason = 'purchase'" : "o.billing_reason <> 'purchase'");
};

/** What could be a number is looked for by itself: together with the customer, neither would be found by an index. */
function search(text: string, organizationId: string): Sql {
  const like = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const ofCustomer = sql`(customer.email::text ILIKE ${like} OR customer.name ILIKE ${like})`;
  const number = numberOf(text);
  if (number === null) return ofCustomer;
  return sql`o.id IN (
    SELECT id FROM "order" WHERE organization_id = ${organizationId}::uuid AND number = ${number}::int
    UNION ALL
    SELECT found.id FROM "order" AS found JOIN customer ON customer.id = found.customer_id
    WHERE found.organization_id = ${organizationId}::uuid AND customer.organization_id = found.organization_id
      AND ${ofCustomer})`;
}
