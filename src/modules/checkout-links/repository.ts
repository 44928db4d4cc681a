import "server-only";
import { findProducts } from "@/modules/products";
import type { Tx } from "@/server/db/client";
import { readPage } from "@/server/db/page";
import { oneOf, type Read, raw, readIn, type Sql, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { CheckoutLink } from "./schema";
import { type LinkRow, type LinkTerms, toLink } from "./view";

const columns = raw(`
  link.id, link.organization_id, link.client_secret, link.label, link.product_ids, link.price_id, link.discount_id, link.seats,
  link.allow_discount_codes, link.require_billing_address, link.success_url, link.return_url, link.trial_interval,
  link.trial_interval_count, link.embed_origins, link.opened_count, link.bought_count, link.metadata,
  link.created_at, link.modified_at,
  (SELECT to_jsonb(discount) FROM discount
    WHERE discount.id = link.discount_id AND discount.deleted_at IS NULL) AS discount`);

const first = async (read: Read, where: Sql, lock = raw("")): Promise<LinkRow | null> => {
  const [row] = await read<LinkRow>(sql`
    SELECT ${columns} FROM checkout_link link WHERE ${where} AND link.deleted_at IS NULL ${lock}`);
  return row ?? null;
};

const byId = (organizationId: string, id: string) =>
  sql`link.organization_id = ${organizationId}::uuid AND link.id = ${id}::uuid`;

/** By the secret alone: whoever holds it may buy. */
export const findLinkBySecret = (read: Read, secret: string) =>
  first(read, sql`link.client_secret = ${secret}`);

export const lockLink = (tx: Tx, organizationId: string, id: string) =>
  first(readIn(tx), byId(organizationId, id), raw("FOR NO KEY UPDATE"));

/** Links as the API answers them; the products of all of them are read in one query. */
async function linkViews(read: Read, rows: LinkRow[]): Promise<CheckoutLink[]> {
  const [one] = rows;
  if (!one) return [];
  const ids = [...new Set(rows.flatMap(({ product_ids }) => product_ids))];
  const products = await findProducts(read, one.organization_id, ids);
  const known = new Map(products.map((product) => [product.id, product]));
  return rows.map((row) => toLink(row, known));
}

export async function findLink(read: Read, organizationId: string, id: string): Promise<CheckoutLink | null> {
  const row = await first(read, byId(organizationId, id));
  const [link = null] = row ? await linkViews(read, [row]) : [];
  return link;
}

type Filters = ListQuery & {
  organization_id?: string[] | undefined;
  product_id?: string[] | undefined;
  query?: string | undefined;
};

const order = {
  created_at: raw("link.created_at"),
  label: raw("lower(link.label)"),
  success_url: raw("link.success_url"),
  allow_discount_codes: raw("link.allow_discount_codes"),
  opened_count: raw("link.opened_count"),
  bought_count: raw("link.bought_count"),
};

export async function listLinks(
  read: Read,
  organizationId: string,
  request: Filters,
): Promise<PageOf<CheckoutLink>> {
  const { organization_id, product_id, query } = request;
  const conditions = [
    sql`link.organization_id = ${organizationId}::uuid`,
    sql`link.deleted_at IS NULL`,
    organization_id && oneOf(raw("link.organization_id"), organization_id, "uuid"),
    product_id && sql`link.product_ids && ${product_id}::uuid[]`,
    query && sql`link.label ILIKE ${`%${query.replaceAll(/[\\%_]/g, "\\$&")}%`}`,
  ];
  const { rows, pagination } = await readPage<LinkRow>(read, {
    select: columns,
    from: raw("checkout_link link"),
    where: conditions.filter((condition): condition is Sql => typeof condition === "object"),
    order,
    id: raw("link.id"),
    request,
  });
  return { items: await linkViews(read, rows), pagination };
}

type Key = { id: string; organization_id: string; client_secret: string };

export const insertLink = (tx: Tx, key: Key, terms: LinkTerms, at: Date) =>
  tx.checkout_link.create({ data: { ...key, ...terms, created_at: at }, select: { id: true } });

export const writeLink = (tx: Tx, id: string, terms: LinkTerms, at: Date) =>
  tx.checkout_link.update({ where: { id }, data: { ...terms, modified_at: at }, select: { id: true } });

/** Ends a link; the checkouts that it opened still name it. */
export const removeLink = (tx: Tx, id: string, at: Date) =>
  tx.checkout_link.update({ where: { id }, data: { deleted_at: at }, select: { id: true } });

/** The link as the API answers it, from within the transaction that wrote it. */
export async function readBack(tx: Tx, organizationId: string, id: string): Promise<CheckoutLink> {
  const link = await findLink(readIn(tx), organizationId, id);
  if (!link) throw new Error("the checkout link written in this transaction is gone");
  return link;
}

/** Of a list of products, those on sale, in its order; and whether a price is. */
export async function findOnSale(
  read: Read,
  { product_ids, price_id }: Pick<LinkTerms, "product_ids" | "price_id">,
): Promise<{ products: string[]; price: string | null }> {
  const [row] = await read<{ products: string[]; price: string | null }>(sql`
    SELECT ARRAY(SELECT product.id FROM unnest(${product_ids}::uuid[]) WITH ORDINALITY AS named (id, place)
        JOIN product USING (id) WHERE NOT product.is_archived AND product.visibility <> 'draft'
        ORDER BY place)::text[] AS products,
      (SELECT price.id FROM price WHERE price.id = ${price_id}::uuid AND NOT price.is_archived) AS price`);
  return row ?? { products: [], price: null };
}

/** Who sells a product; null where there is none. */
export async function findSellerOf(read: Read, productId: string): Promise<string | null> {
  const [row] = await read<{ organization_id: string }>(
    sql`SELECT organization_id FROM product WHERE id = ${productId}::uuid`,
  );
  return row?.organization_id ?? null;
}
