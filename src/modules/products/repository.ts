import "server-only";
import type { Prisma } from "@/generated/prisma/client.ts";
import { invalidField } from "@/lib/errors";
import type { Metadata } from "@/lib/metadata";
import { type BenefitRow, toBenefit } from "@/modules/benefits";
import { type AttachedRow, attachedFields, toAttached } from "@/modules/custom-fields";
import { type FileRow, toProductMedia } from "@/modules/files";
import type { Tx } from "@/server/db/client";
import { metadataFilter, readPage } from "@/server/db/page";
import { type Read, raw, readIn, type Sql, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import { type PriceRow, toPrice } from "./price-repository";
import type { Product } from "./schema";

type ProductRow = {
  id: string;
  organization_id: string;
  name: string;
  description: string | null;
  visibility: string;
  is_archived: boolean;
  recurring_interval: string | null;
  recurring_interval_count: number | null;
  trial_interval: string | null;
  trial_interval_count: number | null;
  meter_interval: string | null;
  meter_interval_count: number | null;
  metadata: unknown;
  created_at: Date;
  modified_at: Date | null;
  prices: PriceRow[] | null;
  medias: FileRow[] | null;
  benefits: BenefitRow[] | null;
  custom_fields: AttachedRow[] | null;
};

/** A product with its prices on sale, its pictures, its benefits and its fields, in one query. */
const columns: Sql = sql`
  p.id, p.organization_id, p.name, p.description, p.visibility, p.is_archived, p.recurring_interval,
  p.recurring_interval_count, p.trial_interval, p.trial_interval_count, p.meter_interval, p.meter_interval_count,
  p.metadata, p.created_at, p.modified_at,
  (SELECT json_agg(price ORDER BY price.position, price.id) FROM price
    WHERE price.product_id = p.id AND NOT price.is_archived AND price.source = 'catalog') AS prices,
  (SELECT json_agg(file ORDER BY m.position) FROM product_media m JOIN file ON file.id = m.file_id
    WHERE m.product_id = p.id AND file.deleted_at IS NULL) AS medias,
  (SELECT json_agg(benefit ORDER BY has.position) FROM product_benefit has JOIN benefit ON benefit.id = has.benefit_id
    WHERE has.product_id = p.id) AS benefits,
  ${attachedFields(raw("p.id"))} AS custom_fields`;

/** Enumerations are kept by the writing side; the cast is the border. */
const toProduct = (row: ProductRow): Product => ({
  id: row.id,
  created_at: row.created_at.toISOString(),
  modified_at: row.modified_at?.toISOString() ?? null,
  name: row.name,
  description: row.description,
  visibility: row.visibility as Product["visibility"],
  recurring_interval: row.recurring_interval as Product["recurring_interval"],
  recurring_interval_count: row.recurring_interval_count,
  trial_interval: row.trial_interval as Product["trial_interval"],
  trial_interval_count: row.trial_interval_count,
  meter_interval: row.meter_interval as Product["meter_interval"],
  meter_interval_count: row.meter_interval_count,
  is_recurring: row.recurring_interval !== null,
  is_archived: row.is_archived,
  organization_id: row.organization_id,
  metadata: row.metadata as Metadata,
  prices: row.prices === null ? [] : row.prices.map(toPrice),
  benefits: row.benefits === null ? [] : row.benefits.map(toBenefit),
  medias: row.medias === null ? [] : row.medias.map(toProductMedia),
  attached_custom_fields: toAttached(row.custom_fields),
});

/** The products of these ids that the organization has, in no order. */
export async function findProducts(
  read: Read,
  organizationId: string,
  ids: readonly string[],
): Promise<Product[]> {
  const rows = await read<ProductRow>(sql`
    SELECT ${columns} FROM product p
    WHERE p.organization_id = ${organizationId}::uuid AND p.id = ANY(${ids}::uuid[])`);
  return rows.map(toProduct);
}

export async function findProduct(read: Read, organizationId: string, id: string): Promise<Product | null> {
  const [row] = await read<ProductRow>(sql`
    SELECT ${columns} FROM product p WHERE p.id = ${id}::uuid AND p.organization_id = ${organizationId}::uuid`);
  return row ? toProduct(row) : null;
}

type Filters = ListQuery & {
  id?: string[] | undefined;
  query?: string | undefined;
  is_archived?: boolean | undefined;
  is_recurring?: boolean | undefined;
  benefit_id?: string[] | undefined;
  visibility?: string[] | undefined;
  organization_id?: string[] | undefined;
};

const firstPrice = (column: string) =>
  raw(`(SELECT coalesce(${column}) FROM price WHERE price.product_id = p.id AND NOT price.is_archived
    AND price.source = 'catalog' ORDER BY price.position, price.id LIMIT 1)`);

const order = {
  created_at: raw("p.created_at"),
  name: raw("lower(p.name)"),
  price_amount_type: firstPrice("price.amount_type"),
  price_amount: firstPrice(
    "price.price_amount, price.minimum_amount, (price.seat_tiers #>> '{tiers,0,price_per_seat}')::bigint",
  ),
};

/** A page of the organization's products, with prices, pictures, benefits and fields. */
export async function listProducts(
  read: Read,
  organizationId: string,
  request: Filters,
): Promise<PageOf<Product>> {
  const { rows, pagination } = await readPage<ProductRow>(read, {
    select: columns,
    from: raw("product p"),
    where: [sql`p.organization_id = ${organizationId}::uuid`, ...conditions(request)],
    order,
    id: raw("p.id"),
    request,
  });
  return { items: rows.map(toProduct), pagination };
}

function conditions(request: Filters): Sql[] {
  const { id, organization_id, query, is_archived, is_recurring, benefit_id, visibility } = request;
  return [
    id && sql`p.id = ANY(${id}::uuid[])`,
    organization_id && sql`p.organization_id = ANY(${organization_id}::uuid[])`,
    query && sql`p.name ILIKE ${`%${query.replaceAll(/[\\%_]/g, "\\$&")}%`}`,
    is_archived !== undefined && sql`p.is_archived = ${is_archived}`,
    is_recurring !== undefined && sql`(p.recurring_interval IS NOT NULL) = ${is_recurring}`,
    benefit_id &&
      sql`p.id IN (SELECT product_id FROM product_benefit WHERE benefit_id = ANY(${benefit_id}::uuid[]))`,
    visibility && sql`p.visibility = ANY(${visibility}::text[])`,
    ...metadataFilter(raw("p.metadata"), request.metadata),
  ].filter((condition): condition is Sql => typeof condition === "object");
}

/** Locks a product for an edit and answers what the edit rests on. */
export async function lockProduct(tx: Tx, organizationId: string, id: string) {
  const [row] = await tx.$queryRaw<Prisma.productGetPayload<null>[]>(sql`
    SELECT * FROM product WHERE id = ${id}::uuid AND organization_id = ${organizationId}::uuid FOR UPDATE`);
  return row ?? null;
}

export type ProductData = Omit<
  Prisma.productUncheckedCreateInput,
  "id" | "organization_id" | "prices" | "medias" | "metadata" | "created_at" | "modified_at"
> & { metadata?: Metadata };

export const insertProduct = (tx: Tx, organizationId: string, id: string, data: ProductData, at: Date) =>
  tx.product.create({
    data: { ...data, id, organization_id: organizationId, created_at: at },
    select: { id: true },
  });

export const updateProductRow = (
  tx: Tx,
  organizationId: string,
  id: string,
  data: Partial<ProductData>,
  at: Date,
) =>
  tx.product.update({
    where: { id, organization_id: organizationId },
    data: { ...data, modified_at: at },
    select: { id: true },
  });

/** The product as the API answers it, from within the transaction that wrote it. */
export async function readBack(tx: Tx, organizationId: string, id: string): Promise<Product> {
  const product = await findProduct(readIn(tx), organizationId, id);
  if (!product) throw new Error("the product written in this transaction is gone");
  return product;
}

/** Replaces the pictures. @throws RequestValidationError for an id that is no uploaded picture of the organization. */
export async function replaceMedias(
  tx: Tx,
  organizationId: string,
  productId: string,
  fileIds: readonly string[],
): Promise<void> {
  const usable = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM file WHERE organization_id = ${organizationId}::uuid AND id = ANY(${fileIds}::uuid[])
      AND service = 'product_media' AND is_uploaded AND deleted_at IS NULL FOR SHARE`);
  const known = new Set(usable.map(({ id }) => id));
  const refused = fileIds.findIndex((id) => !known.has(id));
  if (refused >= 0) throw invalidField(["medias", refused], "Not an uploaded product picture of yours.");
  await tx.product_media.deleteMany({ where: { product_id: productId } });
  await tx.product_media.createMany({
    data: [...known].map((file_id) => ({
      product_id: productId,
      file_id,
      position: fileIds.indexOf(file_id),
    })),
  });
}

/** Replaces the ordered list of benefits by ones that the organization has. */
export async function replaceBenefits(
  tx: Tx,
  productId: string,
  benefitIds: readonly string[],
): Promise<void> {
  await tx.product_benefit.deleteMany({ where: { product_id: productId } });
  await tx.product_benefit.createMany({
    data: benefitIds.map((benefit_id, position) => ({ product_id: productId, benefit_id, position })),
  });
}

/** Whether a checkout or an order refers to the product. */
export async function isInUse(tx: Tx, organizationId: string, id: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ used: boolean }[]>(sql`
    SELECT EXISTS (SELECT FROM checkout
        WHERE organization_id = ${organizationId}::uuid AND product_id = ${id}::uuid)
      OR EXISTS (SELECT FROM checkout WHERE organization_id = ${organizationId}::uuid
        AND cardinality(product_ids) > 1 AND product_ids @> ARRAY[${id}::uuid])
      OR EXISTS (SELECT FROM "order"
        WHERE organization_id = ${organizationId}::uuid AND product_id = ${id}::uuid) AS used`);
  return row?.used ?? false;
}

export const deleteProductRow = (tx: Tx, organizationId: string, id: string) =>
  tx.product.deleteMany({ where: { id, organization_id: organizationId } });

/** What prices without a currency are in. */
export async function defaultCurrencyOf(tx: Tx, organizationId: string): Promise<string> {
  const { default_currency } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { default_currency: true },
  });
  return default_currency;
}
