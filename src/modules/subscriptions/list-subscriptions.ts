import "server-only";
import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { CancellationReason, SubscriptionStatus } from "@/modules/orders/schema";
import { metadataFilter, readPage } from "@/server/db/page";
import { empty, oneOf, type Read, raw, type Sql, sql } from "@/server/db/sql";
import { anyOf, flag, listQuery, type PageOf } from "@/server/http/list";
import { withProducts } from "./find-subscriptions";
import type { Subscription } from "./schema";
import { type ShownRow, shownColumns, shownJoins, shownTable } from "./view";

const columns = [
  "customer",
  "status",
  "started_at",
  "current_period_end",
  "ended_at",
  "ends_at",
  "amount",
  "product",
  "discount",
  "created_at",
] as const;

export const SubscriptionList = listQuery({
  sorting: columns,
  default: "-started_at",
  filters: {
    organization_id: anyOf(Id),
    product_id: anyOf(Id),
    customer_id: anyOf(Id),
    external_customer_id: anyOf(z.string().max(200)),
    discount_id: anyOf(Id),
    active: flag,
    status: anyOf(SubscriptionStatus),
    cancel_at_period_end: flag,
    customer_cancellation_reason: anyOf(CancellationReason),
    canceled_at_after: Instant.optional(),
    canceled_at_before: Instant.optional(),
    started_after: Instant.optional(),
    started_before: Instant.optional(),
    query: z.string().max(200).optional().meta({ description: "Part of the customer's e-mail or name." }),
  },
});
export type SubscriptionList = z.output<typeof SubscriptionList>;

const order: Record<(typeof columns)[number], Sql> = {
  customer: raw("customer.email"),
  status: raw("s.status"),
  started_at: raw("s.started_at"),
  current_period_end: raw("s.current_period_end"),
  ended_at: raw("s.ended_at"),
  ends_at: raw("s.ends_at"),
  amount: raw("s.amount"),
  product: raw("product.name"),
  discount: raw("(SELECT lower(discount.name) FROM discount WHERE discount.id = s.discount_id)"),
  created_at: raw("s.created_at"),
};

/** What only the lists of customers ask for. */
type Own = { product_name?: string | undefined; held_by?: string | undefined };

/** One page of the organization's subscriptions. */
export async function listSubscriptions(
  read: Read,
  organizationId: string,
  request: SubscriptionList & Own,
): Promise<PageOf<Subscription>> {
  const { rows, pagination } = await readPage<ShownRow>(read, {
    select: shownColumns,
    ...tablesOf(organizationId, request),
    where: [
      sql`s.organization_id = ${organizationId}::uuid`,
      ...subscriptionFilters(request),
      ...ownFilters(request),
    ],
    order,
    id: raw("s.id"),
    request,
  });
  return { items: await withProducts(read, rows), pagination };
}

const price = raw("JOIN price ON price.id = s.price_id");

/** Customer and product are joined before the subscriptions are found only where the request asks for something of theirs. */
function tablesOf(organizationId: string, request: SubscriptionList): { from: Sql; joins: Sql } {
  const isSortedBy = (name: string) => request.sorting.some(({ column }) => column === name);
  const needsCustomer = request.external_customer_id || request.query || isSortedBy("customer");
  // The organization once more, as the first column of the indexes on customers.
  const customer = sql`JOIN customer ON customer.id = s.customer_id AND customer.organization_id = ${organizationId}::uuid`;
  const product = isSortedBy("product") ? raw("JOIN product ON product.id = s.product_id") : empty;
  return {
    from: sql`${shownTable} ${needsCustomer ? customer : empty} ${product}`,
    joins: needsCustomer ? price : shownJoins,
  };
}

type Filters = Omit<SubscriptionList, "page" | "limit" | "sorting">;

/** Those that run: their customers have what they give. */
const active = raw("s.status IN ('trialing', 'active', 'past_due')");

const likeOf = (text: string) => `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;

const ownFilters = ({ product_name: name, held_by: holder }: Own): Sql[] => [
  ...(name ? [sql`s.product_id IN (SELECT id FROM product WHERE name ILIKE ${likeOf(name)})`] : []),
  ...(holder
    ? [
        sql`s.id IN (SELECT subscription_id FROM customer_seat WHERE customer_id = ${holder}::uuid AND status = 'claimed')`,
      ]
    : []),
];

/** The filters of a request as SQL; for the list and for the CSV. */
export function subscriptionFilters(request: Filters): Sql[] {
  const ids = (column: string, values: string[] | undefined) => values && oneOf(raw(column), values, "uuid");
  const texts = (column: string, values: string[] | undefined) =>
    values && oneOf(raw(column), values, "text");
  const { canceled_at_after, canceled_at_before, started_after, started_before, query } = request;
  const like = query && likeOf(query);
  return [
    ids("s.organization_id", request.organization_id),
    ids("s.product_id", request.product_id),
    ids("s.customer_id", request.customer_id),
    ids("s.discount_id", request.discount_id),
    texts("customer.external_id", request.external_customer_id),
    request.active !== undefined && (request.active ? active : sql`NOT ${active}`),
    texts("s.status", request.status),
    request.cancel_at_period_end !== undefined &&
      sql`s.cancel_at_period_end = ${request.cancel_at_period_end}`,
    texts("s.customer_cancellation_reason", request.customer_cancellation_reason),
    canceled_at_after && sql`s.canceled_at >= ${canceled_at_after}::timestamptz`,
    canceled_at_before && sql`s.canceled_at <= ${canceled_at_before}::timestamptz`,
    started_after && sql`s.started_at >= ${started_after}::timestamptz`,
    started_before && sql`s.started_at <= ${started_before}::timestamptz`,
    like && sql`(customer.email::text ILIKE ${like} OR customer.name ILIKE ${like})`,
    ...metadataFilter(raw("s.metadata"), request.metadata),
  ].filter((condition): condition is Sql => typeof condition === "object");
}
