import "server-only";
import { Id } from "@/lib/id";
import { invoiceNumber, numberOf } from "@/modules/orders";
import { empty, join, type Read, type Sql, sql } from "@/server/db/sql";
import type { SearchResult } from "./schema";

/** How many of each kind are shown. */
const MOST = 5;
/** Where no index serves a text, this many of the latest are looked through. */
const LOOKED_THROUGH = 1_000;
/** Shorter texts have no trigram to look up. */
const SHORT = 3;

export type Kind = SearchResult["type"];
type Row = Omit<SearchResult, "created_at"> & { created_at: Date; number: number | null };
type Asked = { organizationId: string; text: string; like: string; id: string | null };

const products = ({ organizationId, like, id }: Asked) => sql`
  SELECT 'product' AS type, id, name AS title, NULL AS detail,
    CASE WHEN is_archived THEN 'archived' END AS status, created_at, NULL::int AS number
  FROM product
  WHERE organization_id = ${organizationId}::uuid AND (name ILIKE ${like} OR id = ${id}::uuid)
  ORDER BY is_archived, created_at DESC LIMIT ${MOST}::int`;

const orders = ({ organizationId, text, id }: Asked) => sql`
  SELECT 'order', o.id, '', coalesce(customer.email, customer.name, 'Deleted customer'), o.status, o.created_at,
    o.number
  FROM "order" AS o JOIN customer ON customer.id = o.customer_id
  WHERE o.organization_id = ${organizationId}::uuid AND (o.number = ${numberOf(text)}::int OR o.id = ${id}::uuid)
  LIMIT ${MOST}::int`;

const customers = ({ organizationId, text, like, id }: Asked) => {
  const latest = sql`ORDER BY created_at DESC, customer.id DESC LIMIT ${LOOKED_THROUGH}::int`;
  const own = sql`organization_id = ${organizationId}::uuid AND deleted_at IS NULL`;
  return sql`
  SELECT 'customer', id, coalesce(email, name, 'Customer'), CASE WHEN email IS NOT NULL THEN name END, NULL,
    created_at, NULL
  FROM (SELECT * FROM customer WHERE ${own} ${text.length < SHORT ? latest : empty}) AS customer
  WHERE email::text ILIKE ${like} OR name ILIKE ${like} OR external_id = ${text} OR id = ${id}::uuid
  LIMIT ${MOST}::int`;
};

const subscriptions = ({ organizationId, like, id }: Asked) => sql`
  SELECT 'subscription', recent.id, coalesce(customer.email, customer.name, 'Deleted customer'), product.name,
    recent.status, recent.created_at, NULL
  FROM (
    (SELECT id, customer_id, product_id, status, created_at FROM subscription
      WHERE organization_id = ${organizationId}::uuid
      ORDER BY created_at DESC, id DESC LIMIT ${LOOKED_THROUGH}::int)
    UNION
    (SELECT id, customer_id, product_id, status, created_at FROM subscription
      WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid)
  ) AS recent JOIN customer ON customer.id = recent.customer_id JOIN product ON product.id = recent.product_id
  WHERE customer.email::text ILIKE ${like} OR customer.name ILIKE ${like} OR recent.id = ${id}::uuid
  ORDER BY recent.created_at DESC LIMIT ${MOST}::int`;

const checkouts = ({ organizationId, like, id }: Asked) => sql`
  SELECT 'checkout', recent.id, coalesce(recent.customer_email, product.name, 'Checkout'),
    CASE WHEN recent.customer_email IS NOT NULL THEN product.name END, recent.status, recent.created_at, NULL
  FROM (
    (SELECT id, product_id, customer_email, customer_name, status, created_at FROM checkout
      WHERE organization_id = ${organizationId}::uuid
      ORDER BY created_at DESC, id DESC LIMIT ${LOOKED_THROUGH}::int)
    UNION
    (SELECT id, product_id, customer_email, customer_name, status, created_at FROM checkout
      WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid)
  ) AS recent LEFT JOIN product ON product.id = recent.product_id
  WHERE recent.customer_email ILIKE ${like} OR recent.customer_name ILIKE ${like} OR recent.id = ${id}::uuid
  ORDER BY recent.created_at DESC LIMIT ${MOST}::int`;

const readers: Record<Kind, (asked: Asked) => Sql> = {
  product: products,
  order: orders,
  customer: customers,
  subscription: subscriptions,
  checkout: checkouts,
};

/** What `text` finds among the kinds named, a few of each, in one query whose cost does not grow with the tables. */
export async function findAnything(
  read: Read,
  organizationId: string,
  text: string,
  kinds: readonly Kind[],
): Promise<SearchResult[]> {
  if (text === "" || kinds.length === 0) return [];
  const like = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const asked = { organizationId, text, like, id: Id.safeParse(text).data ?? null };
  const parts = kinds.map((kind) => sql`(${readers[kind](asked)})`);
  const rows = await read<Row>(sql`${join(parts, " UNION ALL ")}`);
  return rows.map(({ number, created_at, title, ...row }) => ({
    ...row,
    title: number === null ? title : invoiceNumber(number),
    created_at: created_at.toISOString(),
  }));
}
