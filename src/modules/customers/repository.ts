import "server-only";
import { Prisma } from "@/generated/prisma/client.ts";
import type { Address } from "@/lib/address";
import type { Metadata } from "@/lib/metadata";
import type { Tx } from "@/server/db/client";
import { whereAll } from "@/server/db/keyset";
import { metadataFilter, readPage } from "@/server/db/page";
import { type Read, raw, readIn, type Sql, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { Customer } from "./schema";
import { type CustomerRow, toCustomer } from "./view";

const columns =
  raw(`c.id, c.organization_id, c.email, c.email_verified, c.external_id, c.name, c.billing_name,
  c.billing_address, c.tax_id, c.tax_id_type, c.locale, c.metadata, c.default_payment_method_id,
  c.created_at, c.modified_at, c.deleted_at`);

/** How a customer is named: by our id, by the merchant's, or by e-mail without regard to case. */
export type CustomerKey = { id: string } | { externalId: string } | { email: string };

/** The condition on a customer `c` that a key is; a deleted one is not found. */
export function whereCustomer(organizationId: string, key: CustomerKey): Sql {
  const own = sql`c.organization_id = ${organizationId}::uuid AND c.deleted_at IS NULL`;
  if ("id" in key) return sql`${own} AND c.id = ${key.id}::uuid`;
  if ("email" in key) return sql`${own} AND c.email = ${key.email}::citext`;
  return sql`${own} AND c.external_id = ${key.externalId}`;
}

async function findBy(read: Read, organizationId: string, key: CustomerKey, lock = raw("")) {
  const [row] = await read<CustomerRow>(sql`
    SELECT ${columns} FROM customer c WHERE ${whereCustomer(organizationId, key)} ${lock}`);
  return row ? toCustomer(row) : null;
}

/** The customer of this key, or null; a deleted one is not found. */
export const findCustomerBy = (
  read: Read,
  organizationId: string,
  key: CustomerKey,
): Promise<Customer | null> => findBy(read, organizationId, key);

/** The same, locked for a change. */
export const lockCustomer = (tx: Tx, organizationId: string, key: CustomerKey): Promise<Customer | null> =>
  findBy(readIn(tx), organizationId, key, raw("FOR UPDATE"));

export type CustomerFilters = Pick<ListQuery, "metadata"> & {
  email?: string | undefined;
  query?: string | undefined;
  active?: boolean | undefined;
  organization_id?: string[] | undefined;
};

const order = { created_at: raw("c.created_at"), email: raw("c.email"), name: raw("c.name") };

export async function listCustomers(
  read: Read,
  organizationId: string,
  request: ListQuery & CustomerFilters,
): Promise<PageOf<Customer>> {
  const { rows, pagination } = await readPage<CustomerRow>(read, {
    select: columns,
    from: raw("customer c"),
    where: conditions(organizationId, request),
    order,
    id: raw("c.id"),
    request,
  });
  return { items: rows.map(toCustomer), pagination };
}

function conditions(
  organizationId: string,
  { email, query, active, organization_id, metadata }: CustomerFilters,
): Sql[] {
  const like = `%${query?.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return [
    sql`c.organization_id = ${organizationId}::uuid AND c.deleted_at IS NULL`,
    email !== undefined && sql`c.email = ${email}::citext`,
    // As text, because the trigram index does not know citext's own comparison.
    query && sql`(c.email::text ILIKE ${like} OR c.name ILIKE ${like} OR c.external_id = ${query})`,
    active === true &&
      sql`EXISTS (SELECT FROM subscription s WHERE s.customer_id = c.id AND s.status IN ('trialing', 'active', 'past_due'))`,
    organization_id && sql`c.organization_id = ANY(${organization_id}::uuid[])`,
    ...metadataFilter(raw("c.metadata"), metadata),
  ].filter((condition): condition is Sql => typeof condition === "object");
}

const BATCH = 1_000;

/** Every customer that the filters leave, newest first, a thousand at a time. */
export async function* eachCustomer(
  read: Read,
  organizationId: string,
  filters: CustomerFilters,
): AsyncGenerator<Customer[]> {
  const where = whereAll(conditions(organizationId, filters));
  let after: { created_at: string; id: string } | undefined;
  for (;;) {
    const rows = await read<CustomerRow>(sql`
      SELECT ${columns} FROM customer c ${where}
        ${after ? sql`AND (c.created_at, c.id) < (${after.created_at}::timestamptz, ${after.id}::uuid)` : raw("")}
      ORDER BY c.created_at DESC, c.id DESC LIMIT ${BATCH}::int`);
    const batch = rows.map(toCustomer);
    yield batch;
    after = batch.at(-1);
    if (rows.length < BATCH) return;
  }
}

/** The columns that a use case writes. */
export type CustomerData = {
  email?: string;
  email_verified?: boolean;
  external_id?: string | null;
  name?: string | null;
  billing_name?: string | null;
  billing_address?: Address | null;
  tax_id?: string | null;
  tax_id_type?: string | null;
  locale?: string | null;
  metadata?: Metadata;
};

/** Of the two nulls that a JSON column knows, the database's. */
const stored = ({ billing_address, ...data }: CustomerData) => ({
  ...data,
  ...(billing_address !== undefined && { billing_address: billing_address ?? Prisma.DbNull }),
});

/** Writes a customer unless the organization has one of this e-mail or external id: then null, and nothing happened. */
export async function insertCustomer(
  tx: Tx,
  organizationId: string,
  id: string,
  data: CustomerData & { email: string },
  at: Date,
): Promise<Customer | null> {
  const address = data.billing_address ? JSON.stringify(data.billing_address) : null;
  const [row] = await readIn(tx)<CustomerRow>(sql`
    INSERT INTO customer AS c (id, organization_id, email, external_id, name, billing_name, billing_address, tax_id,
      tax_id_type, locale, metadata, created_at)
    VALUES (${id}::uuid, ${organizationId}::uuid, ${data.email}, ${data.external_id ?? null}, ${data.name ?? null},
      ${data.billing_name ?? null}, ${address}::jsonb, ${data.tax_id ?? null}, ${data.tax_id_type ?? null},
      ${data.locale ?? null}, ${JSON.stringify(data.metadata ?? {})}::jsonb, ${at})
    ON CONFLICT DO NOTHING RETURNING ${columns}`);
  return row ? toCustomer(row) : null;
}

export async function updateCustomerRow(
  tx: Tx,
  organizationId: string,
  id: string,
  data: CustomerData,
  at: Date,
): Promise<Customer> {
  const row = await tx.customer.update({
    where: { id, organization_id: organizationId },
    data: { ...stored(data), modified_at: at },
  });
  return toCustomer(row);
}

/** Forgets who the customer was, and what could let them and their people in: a trigger takes the members with the address. The row stays, because orders belong to it. */
export async function anonymizeCustomer(tx: Tx, organizationId: string, id: string, at: Date): Promise<void> {
  await tx.$executeRaw(sql`
    DELETE FROM customer_sign_in WHERE organization_id = ${organizationId}::uuid
      AND email IN (SELECT email FROM customer_member WHERE customer_id = ${id}::uuid)`);
  for (const table of ["customer_session", "customer_email_update"])
    await tx.$executeRaw(sql`DELETE FROM ${raw(table)} WHERE customer_id = ${id}::uuid`);
  await tx.customer.update({
    where: { id, organization_id: organizationId },
    data: {
      email: null,
      email_verified: false,
      external_id: null,
      name: null,
      billing_name: null,
      billing_address: Prisma.DbNull,
      tax_id: null,
      tax_id_type: null,
      locale: null,
      metadata: {},
      modified_at: at,
      deleted_at: at,
    },
    select: { id: true },
  });
}
