import "server-only";
import { Prisma } from "@/generated/prisma/client.ts";
import { findProducts } from "@/modules/products";
import type { Tx } from "@/server/db/client";
import { metadataFilter, readPage } from "@/server/db/page";
import { oneOf, type Read, raw, readIn, type Sql, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { Discount } from "./schema";
import type { DiscountTerms } from "./terms";
import { type DiscountRow, toDiscount } from "./view";

const first = async (read: Read, where: Sql, lock = raw("")): Promise<DiscountRow | null> => {
  const [row] = await read<DiscountRow>(sql`
    SELECT d.* FROM discount d WHERE ${where} AND d.deleted_at IS NULL ${lock}`);
  return row ?? null;
};

const byId = (organizationId: string, id: string) =>
  sql`d.organization_id = ${organizationId}::uuid AND d.id = ${id}::uuid`;

/** A discount of the organization that is not deleted, or null. */
export const findDiscountRow = (read: Read, organizationId: string, id: string) =>
  first(read, byId(organizationId, id));

/** The same, by its code in upper or lower case. */
export const findDiscountByCode = (read: Read, organizationId: string, code: string) =>
  first(read, sql`d.organization_id = ${organizationId}::uuid AND lower(d.code) = lower(${code})`);

export const lockDiscount = (tx: Tx, organizationId: string, id: string) =>
  first(readIn(tx), byId(organizationId, id), raw("FOR UPDATE"));

/** Discounts as the API answers them; the products of all of them are read in one query. */
export async function discountViews(read: Read, rows: DiscountRow[]): Promise<Discount[]> {
  const ids = [...new Set(rows.flatMap(({ product_ids }) => product_ids))];
  const [one] = rows;
  const products = one && ids.length > 0 ? await findProducts(read, one.organization_id, ids) : [];
  const known = new Map(products.map((product) => [product.id, product]));
  return rows.map((row) => toDiscount(row, known));
}

export async function findDiscount(read: Read, organizationId: string, id: string): Promise<Discount | null> {
  const row = await findDiscountRow(read, organizationId, id);
  const [discount = null] = row ? await discountViews(read, [row]) : [];
  return discount;
}

type Filters = ListQuery & {
  id?: string[] | undefined;
  organization_id?: string[] | undefined;
  type?: string[] | undefined;
  query?: string | undefined;
};

const order = {
  created_at: raw("d.created_at"),
  name: raw("lower(d.name)"),
  code: raw("lower(d.code)"),
  redemptions_count: raw("d.redemptions_count"),
  ends_at: raw("d.ends_at"),
};

export async function listDiscounts(
  read: Read,
  organizationId: string,
  request: Filters,
): Promise<PageOf<Discount>> {
  const { rows, pagination } = await readPage<DiscountRow>(read, {
    select: raw("d.*"),
    from: raw("discount d"),
    where: [
      sql`d.organization_id = ${organizationId}::uuid`,
      sql`d.deleted_at IS NULL`,
      ...conditions(request),
    ],
    order,
    id: raw("d.id"),
    request,
  });
  return { items: await discountViews(read, rows), pagination };
}

function conditions({ id, organization_id, type, query, metadata }: Filters): Sql[] {
  const like = query && `%${query.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return [
    id && oneOf(raw("d.id"), id, "uuid"),
    organization_id && oneOf(raw("d.organization_id"), organization_id, "uuid"),
    type && oneOf(raw("d.type"), type, "text"),
    like && sql`(d.name ILIKE ${like} OR d.code ILIKE ${like})`,
    ...metadataFilter(raw("d.metadata"), metadata),
  ].filter((condition): condition is Sql => typeof condition === "object");
}

const columnsOf = (terms: DiscountTerms) => ({ ...terms, amounts: terms.amounts ?? Prisma.DbNull });

export const insertDiscount = (
  tx: Tx,
  key: { id: string; organization_id: string },
  terms: DiscountTerms,
  at: Date,
) => tx.discount.create({ data: { ...key, ...columnsOf(terms), created_at: at }, select: { id: true } });

export const writeDiscount = (tx: Tx, id: string, terms: DiscountTerms, at: Date) =>
  tx.discount.update({
    where: { id },
    data: { ...columnsOf(terms), modified_at: at },
    select: { id: true },
  });

/** Takes a discount out of every list and sets its code free; what was bought with it still names it. */
export const removeDiscount = (tx: Tx, id: string, at: Date) =>
  tx.discount.update({ where: { id }, data: { deleted_at: at }, select: { id: true } });

/** The discount as the API answers it, from within the transaction that wrote it. */
export async function readBack(tx: Tx, organizationId: string, id: string): Promise<Discount> {
  const discount = await findDiscount(readIn(tx), organizationId, id);
  if (!discount) throw new Error("the discount written in this transaction is gone");
  return discount;
}

export async function defaultCurrencyOf(tx: Tx, organizationId: string): Promise<string> {
  const { default_currency } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { default_currency: true },
  });
  return default_currency;
}
