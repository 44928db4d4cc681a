import "server-only";
import type { Tx } from "@/server/db/client";
import { readPage } from "@/server/db/page";
import { type Read, raw, readIn, type Sql, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { CustomerMember, CustomerRole } from "./schema";

type Row = Omit<CustomerMember, "created_at" | "modified_at"> & {
  created_at: Date;
  modified_at: Date | null;
};

const toMember = ({ created_at, modified_at, ...row }: Row): CustomerMember => ({
  ...row,
  created_at: created_at.toISOString(),
  modified_at: modified_at?.toISOString() ?? null,
});

/** Of a member `m` of a customer `c`. */
const columns = raw(`m.id, m.created_at, m.modified_at, m.customer_id, m.email::text AS email,
  coalesce(m.name, CASE WHEN m.role = 'owner' THEN c.name END) AS name, m.external_id, m.role`);

const from = raw("customer_member m JOIN customer c ON c.id = m.customer_id");

/** How a member of a customer is named: by our id, or by the merchant's. */
export type MemberKey = { id: string } | { externalId: string };

const whereMember = (customerId: string, key: MemberKey): Sql =>
  "id" in key
    ? sql`m.customer_id = ${customerId}::uuid AND m.id = ${key.id}::uuid`
    : sql`m.customer_id = ${customerId}::uuid AND m.external_id = ${key.externalId}`;

export async function findMember(
  read: Read,
  customerId: string,
  key: MemberKey,
): Promise<CustomerMember | null> {
  const [row] = await read<Row>(sql`SELECT ${columns} FROM ${from} WHERE ${whereMember(customerId, key)}`);
  return row ? toMember(row) : null;
}

export async function findMemberByEmail(
  read: Read,
  customerId: string,
  email: string,
): Promise<CustomerMember | null> {
  const [row] = await read<Row>(sql`
    SELECT ${columns} FROM ${from} WHERE m.customer_id = ${customerId}::uuid AND m.email = ${email}::citext`);
  return row ? toMember(row) : null;
}

/** A member as JSON out of a query about something else. */
export type MemberJson = CustomerMember;

/** The member of a customer who has an address, as JSON in the query around it: for `memberFromJson`. */
export const memberOf = (customerId: Sql, email: Sql): Sql => sql`
  (SELECT to_jsonb(shown.*) FROM (
    SELECT ${columns} FROM ${from} WHERE m.customer_id = ${customerId} AND m.email = ${email}) AS shown)`;

/** Instants stand in JSON as Postgres writes them. */
export const memberFromJson = ({ created_at, modified_at, ...row }: MemberJson): CustomerMember =>
  toMember({
    ...row,
    created_at: new Date(created_at),
    modified_at: modified_at === null ? null : new Date(modified_at),
  });

/** Whom a customer belongs to. */
export async function getOwner(read: Read, customerId: string): Promise<CustomerMember> {
  const [row] = await read<Row>(sql`
    SELECT ${columns} FROM ${from} WHERE m.customer_id = ${customerId}::uuid AND m.role = 'owner'`);
  if (!row) throw new Error(`customer ${customerId} has no owner`);
  return toMember(row);
}

type Request = Pick<ListQuery, "page" | "limit" | "sorting"> & { role?: CustomerRole | undefined };

export async function listMembers(
  read: Read,
  customerId: string,
  { role, ...request }: Request,
): Promise<PageOf<CustomerMember>> {
  const { rows, pagination } = await readPage<Row>(read, {
    select: columns,
    from,
    where: [sql`m.customer_id = ${customerId}::uuid`, ...(role ? [sql`m.role = ${role}`] : [])],
    order: { created_at: raw("m.created_at") },
    id: raw("m.id"),
    request,
  });
  return { items: rows.map(toMember), pagination };
}

export async function countMembers(tx: Tx, customerId: string): Promise<number> {
  const [row] = await readIn(tx)<{ count: number }>(sql`
    SELECT count(*) AS count FROM customer_member WHERE customer_id = ${customerId}::uuid`);
  return row?.count ?? 0;
}

type Draft = Pick<CustomerMember, "id" | "email" | "name" | "external_id" | "role"> & {
  organization_id: string;
  customer_id: string;
};

/** Writes a member unless the customer has one of this id, e-mail or external id: then false, and nothing happened. */
export async function insertMember(tx: Tx, draft: Draft, at: Date): Promise<boolean> {
  const written = await tx.$executeRaw(sql`
    INSERT INTO customer_member (id, organization_id, customer_id, email, name, external_id, role, created_at)
    VALUES (${draft.id}::uuid, ${draft.organization_id}::uuid, ${draft.customer_id}::uuid, ${draft.email}, ${draft.name},
      ${draft.external_id}, ${draft.role}, ${at}::timestamptz)
    ON CONFLICT DO NOTHING`);
  return written === 1;
}

type Changed = Pick<CustomerMember, "id" | "email" | "role"> & { name?: string | null | undefined };

/** Writes what a member is from now on, the name where one is given. A taken e-mail is refused by the database (`isDuplicate`). */
export const updateMemberRow = (tx: Tx, { id, email, name, role }: Changed, at: Date): Promise<number> =>
  tx.$executeRaw(sql`
    UPDATE customer_member SET email = ${email}, role = ${role}, modified_at = ${at}::timestamptz,
      name = CASE WHEN ${name !== undefined}::boolean THEN ${name ?? null} ELSE name END
    WHERE id = ${id}::uuid`);

/** Takes a member out. Their sessions go with them. */
export const deleteMember = (tx: Tx, id: string): Promise<number> =>
  tx.$executeRaw(sql`DELETE FROM customer_member WHERE id = ${id}::uuid`);

/** Ends what somebody has open: their address is another's now. */
export const dropMemberSessions = (tx: Tx, { id, customer_id }: CustomerMember): Promise<number> =>
  tx.$executeRaw(sql`
    DELETE FROM customer_session WHERE customer_id = ${customer_id}::uuid AND member_id = ${id}::uuid`);
