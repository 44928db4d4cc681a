import "server-only";
import type { Prisma } from "@/generated/prisma/client.ts";
import type { Tx } from "@/server/db/client";
import { metadataFilter, readPage } from "@/server/db/page";
import { oneOf, type Read, raw, readIn, type Sql, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { AttachedCustomField, CustomField } from "./schema";
import { type AttachedRow, type CustomFieldRow, toAttached, toCustomField } from "./view";

const own = (organizationId: string, id: string) =>
  sql`f.organization_id = ${organizationId}::uuid AND f.id = ${id}::uuid AND f.deleted_at IS NULL`;

export async function findCustomField(
  read: Read,
  organizationId: string,
  id: string,
): Promise<CustomField | null> {
  const [row] = await read<CustomFieldRow>(
    sql`SELECT f.* FROM custom_field f WHERE ${own(organizationId, id)}`,
  );
  return row ? toCustomField(row) : null;
}

export async function lockCustomField(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<CustomField | null> {
  const [row] = await readIn(tx)<CustomFieldRow>(
    sql`SELECT f.* FROM custom_field f WHERE ${own(organizationId, id)} FOR UPDATE`,
  );
  return row ? toCustomField(row) : null;
}

type Filters = ListQuery & {
  organization_id?: string[] | undefined;
  type?: string[] | undefined;
  query?: string | undefined;
};

const order = {
  created_at: raw("f.created_at"),
  slug: raw("f.slug"),
  name: raw("lower(f.name)"),
  type: raw("f.type"),
};

export async function listCustomFields(
  read: Read,
  organizationId: string,
  request: Filters,
): Promise<PageOf<CustomField>> {
  const { organization_id, type, query, metadata } = request;
  const like = query && `%${query.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const conditions = [
    sql`f.organization_id = ${organizationId}::uuid`,
    sql`f.deleted_at IS NULL`,
    organization_id && oneOf(raw("f.organization_id"), organization_id, "uuid"),
    type && oneOf(raw("f.type"), type, "text"),
    like && sql`(f.name ILIKE ${like} OR f.slug ILIKE ${like})`,
    ...metadataFilter(raw("f.metadata"), metadata),
  ];
  const { rows, pagination } = await readPage<CustomFieldRow>(read, {
    select: raw("f.*"),
    from: raw("custom_field f"),
    where: conditions.filter((condition): condition is Sql => typeof condition === "object"),
    order,
    id: raw("f.id"),
    request,
  });
  return { items: rows.map(toCustomField), pagination };
}

export const insertCustomField = (tx: Tx, data: Prisma.custom_fieldUncheckedCreateInput) =>
  tx.custom_field.create({ data, select: { id: true } });

export const writeCustomField = (tx: Tx, id: string, data: Prisma.custom_fieldUncheckedUpdateInput) =>
  tx.custom_field.update({ where: { id }, data, select: { id: true } });

/** The field as the API answers it, from within the transaction that wrote it. */
export async function readBack(tx: Tx, organizationId: string, id: string): Promise<CustomField> {
  const field = await findCustomField(readIn(tx), organizationId, id);
  if (!field) throw new Error("the custom field written in this transaction is gone");
  return field;
}

/** What the buyers of a product are asked, as JSON: `AttachedRow`s in their order. @param product the id's column or value */
export const attachedFields = (product: Sql): Sql => sql`
  (SELECT json_agg(json_build_object('position', has.position, 'required', has.required, 'field', field)
      ORDER BY has.position)
    FROM product_custom_field has JOIN custom_field field ON field.id = has.custom_field_id
    WHERE has.product_id = ${product} AND field.deleted_at IS NULL)`;

/** What the buyers of a product are asked, in its order. */
export async function findAttachedFields(read: Read, productId: string): Promise<AttachedCustomField[]> {
  const [row] = await read<{ fields: AttachedRow[] | null }>(
    sql`SELECT ${attachedFields(sql`${productId}::uuid`)} AS fields`,
  );
  return toAttached(row?.fields ?? null);
}
