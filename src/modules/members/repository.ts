import "server-only";
import { newId } from "@/lib/id";
import type { Tx } from "@/server/db/client";
import { readPage } from "@/server/db/page";
import { empty, type Read, raw, readIn, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { Member } from "./schema";

type MemberRow = Omit<Member, "created_at" | "modified_at"> & { created_at: Date; modified_at: Date | null };

const columns =
  raw(`m.id, m.created_at, m.modified_at, m.organization_id, m.user_id, u.email::text AS email, u.name,
  u.image AS avatar_url, m.role`);

const toMember = ({ created_at, modified_at, ...row }: MemberRow): Member => ({
  ...row,
  created_at: created_at.toISOString(),
  modified_at: modified_at?.toISOString() ?? null,
});

const order = { created_at: raw("m.created_at"), name: raw("lower(u.name)"), role: raw("m.role") };

export async function listMembers(
  read: Read,
  organizationId: string,
  request: ListQuery & { role?: string[] | undefined; organization_id?: string[] | undefined },
): Promise<PageOf<Member>> {
  const { role, organization_id } = request;
  const { rows, pagination } = await readPage<MemberRow>(read, {
    select: columns,
    from: raw(`member m JOIN "user" u ON u.id = m.user_id`),
    where: [
      sql`m.organization_id = ${organizationId}::uuid`,
      ...(role ? [sql`m.role = ANY(${role}::text[])`] : []),
      ...(organization_id ? [sql`m.organization_id = ANY(${organization_id}::uuid[])`] : []),
    ],
    order,
    id: raw("m.id"),
    request,
  });
  return { items: rows.map(toMember), pagination };
}

async function findMember(read: Read, organizationId: string, id: string): Promise<Member | null> {
  const [row] = await read<MemberRow>(sql`
    SELECT ${columns} FROM member m JOIN "user" u ON u.id = m.user_id
    WHERE m.organization_id = ${organizationId}::uuid AND m.id = ${id}::uuid`);
  return row ? toMember(row) : null;
}

/**
 * Locks the organization, so that of two changes of its owners the second sees what the first left.
 * Sales go on meanwhile: they refer to the row without changing its key.
 */
export async function lockMembers(tx: Tx, organizationId: string): Promise<void> {
  await tx.$queryRaw(sql`SELECT 1 FROM organization WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`);
}

export const findMemberIn = (tx: Tx, organizationId: string, id: string) =>
  findMember(readIn(tx), organizationId, id);

export const countOwners = (tx: Tx, organizationId: string): Promise<number> =>
  tx.member.count({ where: { organization_id: organizationId, role: "owner" } });

export async function roleOf(tx: Tx, organizationId: string, userId: string): Promise<Member["role"] | null> {
  const [row] = await readIn(tx)<{ role: Member["role"] }>(sql`
    SELECT role FROM member WHERE organization_id = ${organizationId}::uuid AND user_id = ${userId}::uuid`);
  return row?.role ?? null;
}

export const updateRole = (tx: Tx, organizationId: string, id: string, role: string, at: Date) =>
  tx.member.update({
    where: { id, organization_id: organizationId },
    data: { role, modified_at: at },
    select: { id: true },
  });

export const deleteMember = (tx: Tx, organizationId: string, id: string) =>
  tx.member.delete({ where: { id, organization_id: organizationId }, select: { id: true } });

/** Makes a user a member, and answers whether they were none. Whoever is one already keeps their role. */
export async function addMember(
  tx: Tx,
  organizationId: string,
  userId: string,
  role: string,
  at: Date,
): Promise<{ member: Member; isNew: boolean }> {
  const { count } = await tx.member.createMany({
    data: { id: newId(), organization_id: organizationId, user_id: userId, role, created_at: at },
    skipDuplicates: true,
  });
  const [row] = await listMembershipsIn(tx, userId, organizationId);
  if (!row) throw new Error("the member written in this transaction is gone");
  return { member: row, isNew: count === 1 };
}

/** What a user is a member as: in one organization, or in all of theirs. */
export async function listMembershipsIn(tx: Tx, userId: string, organizationId?: string): Promise<Member[]> {
  const within = organizationId ? sql`AND m.organization_id = ${organizationId}::uuid` : empty;
  const rows = await readIn(tx)<MemberRow>(sql`
    SELECT ${columns} FROM member m JOIN "user" u ON u.id = m.user_id
    WHERE m.user_id = ${userId}::uuid ${within} ORDER BY m.id`);
  return rows.map(toMember);
}

/** Makes owners of these members. */
export async function makeOwners(tx: Tx, ids: readonly string[]): Promise<Member[]> {
  const rows = await readIn(tx)<MemberRow>(sql`
    UPDATE member AS m SET role = 'owner', modified_at = now() FROM "user" u
    WHERE u.id = m.user_id AND m.id = ANY(${ids}::uuid[]) RETURNING ${columns}`);
  return rows.map(toMember);
}

/** Where the owners of an organization get mail. */
export async function findOwnerEmails(tx: Tx, organizationId: string): Promise<string[]> {
  const rows = await readIn(tx)<{ email: string }>(sql`
    SELECT u.email::text FROM member m JOIN "user" u ON u.id = m.user_id
    WHERE m.organization_id = ${organizationId}::uuid AND m.role = 'owner' ORDER BY m.id`);
  return rows.map(({ email }) => email);
}

/** Whether somebody with this address is a member. */
export async function hasMember(read: Read, organizationId: string, email: string): Promise<boolean> {
  const rows = await read(sql`
    SELECT 1 FROM member m JOIN "user" u ON u.id = m.user_id
    WHERE m.organization_id = ${organizationId}::uuid AND u.email = ${email}::citext`);
  return rows.length > 0;
}
