import "server-only";
import type { Tx } from "@/server/db/client";
import { readPage } from "@/server/db/page";
import { oneOf, type Read, raw, readIn, type Sql, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import { hashOfKey, isKey } from "./key";
import type { LicenseKey, LicenseKeyStatus } from "./schema";
import { type ActivationRow, type LicenseKeyRow, toLicenseKey } from "./view";

/** A key `k` with whose it is, and what of. */
export const columns = raw(
  "k.*, to_jsonb(customer.*) AS customer, benefit.description AS benefit_description",
);
export const joins = raw(
  "JOIN customer ON customer.id = k.customer_id JOIN benefit ON benefit.id = k.benefit_id",
);

type Filters = ListQuery & {
  organization_id?: string[] | undefined;
  benefit_id?: string[] | undefined;
  customer_id?: string[] | undefined;
  status?: LicenseKeyStatus[] | undefined;
  query?: string | undefined;
};

const order = { created_at: raw("k.created_at") };

export async function listKeys(
  read: Read,
  organizationId: string,
  request: Filters,
): Promise<PageOf<LicenseKey>> {
  const { rows, pagination } = await readPage<LicenseKeyRow>(read, {
    select: columns,
    from: raw("license_key k"),
    joins,
    where: [sql`k.organization_id = ${organizationId}::uuid`, ...conditions(organizationId, request)],
    order,
    id: raw("k.id"),
    request,
  });
  return { items: rows.map(toLicenseKey), pagination };
}

function conditions(
  organizationId: string,
  { organization_id, benefit_id, customer_id, status, query }: Filters,
): Sql[] {
  return [
    organization_id && oneOf(raw("k.organization_id"), organization_id, "uuid"),
    benefit_id && oneOf(raw("k.benefit_id"), benefit_id, "uuid"),
    customer_id && oneOf(raw("k.customer_id"), customer_id, "uuid"),
    status && oneOf(raw("k.status"), status, "text"),
    query && searched(organizationId, query),
  ].filter((condition): condition is Sql => typeof condition === "object");
}

/** The key itself, or a part of its customer's e-mail address: each by an index of its own. */
const searched = (organizationId: string, query: string): Sql =>
  isKey(query)
    ? sql`k.key_hash = ${hashOfKey(query)}`
    : sql`k.customer_id = ANY(ARRAY(SELECT id FROM customer WHERE organization_id = ${organizationId}::uuid
        AND email ILIKE ${`%${query.replaceAll(/[\\%_]/g, "\\$&")}%`}))`;

type ById = { id: string; customerId?: string | undefined };

/** One key, of one customer where that is named; locked where a change follows. */
export async function findKey(
  read: Read,
  organizationId: string,
  { id, customerId }: ById,
  lock = raw(""),
): Promise<LicenseKeyRow | null> {
  const [row] = await read<LicenseKeyRow>(sql`
    SELECT ${columns} FROM license_key k ${joins}
    WHERE k.id = ${id}::uuid AND k.organization_id = ${organizationId}::uuid
      ${customerId ? sql`AND k.customer_id = ${customerId}::uuid` : raw("")} ${lock}`);
  return row ?? null;
}

export const lockKey = (tx: Tx, organizationId: string, by: ById) =>
  findKey(readIn(tx), organizationId, by, raw("FOR UPDATE OF k"));

export async function findByKey(
  read: Read,
  organizationId: string,
  key: string,
): Promise<LicenseKeyRow | null> {
  const [row] = await read<LicenseKeyRow>(sql`
    SELECT ${columns} FROM license_key k ${joins}
    WHERE k.organization_id = ${organizationId}::uuid AND k.key_hash = ${hashOfKey(key)}`);
  return row ?? null;
}

/** The activations of a key, oldest first; of `activationId` that one alone. */
export const listActivations = (read: Read, keyId: string, activationId?: string): Promise<ActivationRow[]> =>
  read<ActivationRow>(sql`
    SELECT * FROM license_key_activation WHERE license_key_id = ${keyId}::uuid
      ${activationId ? sql`AND id = ${activationId}::uuid` : raw("")} ORDER BY created_at, id`);

/** Those of several keys, each key's oldest first. */
export const activationsOf = (read: Read, keyIds: readonly string[]): Promise<ActivationRow[]> =>
  read<ActivationRow>(sql`
    SELECT * FROM license_key_activation WHERE license_key_id = ANY(${keyIds}::uuid[]) ORDER BY created_at, id`);

type KeyChange = Partial<
  Pick<LicenseKeyRow, "status" | "usage" | "limit_activations" | "limit_usage" | "expires_at"> & {
    key_hash: string;
    sealed_key: string;
    display_key: string;
  }
>;

export const writeKey = (tx: Tx, id: string, change: KeyChange, at: Date) =>
  tx.license_key.update({ where: { id }, data: { ...change, modified_at: at }, select: { id: true } });

/** The key as the API answers it, from within the transaction that wrote it. */
export async function readKeyBack(tx: Tx, organizationId: string, id: string): Promise<LicenseKey> {
  const row = await findKey(readIn(tx), organizationId, { id });
  if (!row) throw new Error("the key written in this transaction is gone");
  return toLicenseKey(row);
}
