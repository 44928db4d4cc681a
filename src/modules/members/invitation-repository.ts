import "server-only";
import type { Tx } from "@/server/db/client";
import { readPage } from "@/server/db/page";
import { type Read, raw, readIn, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { Invitation } from "./schema";

type InvitationRow = Omit<Invitation, "created_at" | "expires_at"> & { created_at: Date; expires_at: Date };

const columns = raw(
  "i.id, i.created_at, i.organization_id, i.email::text AS email, i.role, i.invited_by, i.expires_at",
);

const toInvitation = ({ created_at, expires_at, ...row }: InvitationRow): Invitation => ({
  ...row,
  created_at: created_at.toISOString(),
  expires_at: expires_at.toISOString(),
});

const order = { created_at: raw("i.created_at"), email: raw("i.email") };

/** Invitations that wait, and those that have expired meanwhile. */
export async function listInvitations(
  read: Read,
  organizationId: string,
  request: ListQuery & { organization_id?: string[] | undefined },
): Promise<PageOf<Invitation>> {
  const { rows, pagination } = await readPage<InvitationRow>(read, {
    select: columns,
    from: raw("invitation i"),
    where: [
      sql`i.organization_id = ${organizationId}::uuid`,
      ...(request.organization_id ? [sql`i.organization_id = ANY(${request.organization_id}::uuid[])`] : []),
    ],
    order,
    id: raw("i.id"),
    request,
  });
  return { items: rows.map(toInvitation), pagination };
}

type Draft = {
  id: string;
  email: string;
  role: string;
  tokenHash: string;
  invitedBy: string | null;
  expiresAt: Date;
};

/** Writes an invitation; one for the same address is made anew, so that its older link is dead. */
export async function putInvitation(
  tx: Tx,
  organizationId: string,
  draft: Draft,
  at: Date,
): Promise<Invitation> {
  const [row] = await readIn(tx)<InvitationRow>(sql`
    INSERT INTO invitation AS i (id, organization_id, email, role, token_hash, invited_by, expires_at, created_at)
    VALUES (${draft.id}::uuid, ${organizationId}::uuid, ${draft.email}, ${draft.role}, ${draft.tokenHash},
      ${draft.invitedBy}::uuid, ${draft.expiresAt}::timestamptz, ${at}::timestamptz)
    ON CONFLICT (organization_id, email) DO UPDATE SET role = excluded.role, token_hash = excluded.token_hash,
      invited_by = excluded.invited_by, expires_at = excluded.expires_at, created_at = excluded.created_at
    RETURNING ${columns}`);
  if (!row) throw new Error("an invitation was neither made nor renewed");
  return toInvitation(row);
}

/** The invitation as it was, or null when there is none. */
export async function deleteInvitation(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<Invitation | null> {
  const [row] = await readIn(tx)<InvitationRow>(sql`
    DELETE FROM invitation i WHERE i.organization_id = ${organizationId}::uuid AND i.id = ${id}::uuid
    RETURNING ${columns}`);
  return row ? toInvitation(row) : null;
}

/** Takes the invitation of a token away for good, if it still holds. Of two who try, one gets it. */
export async function takeInvitation(tx: Tx, tokenHash: string, at: Date): Promise<Invitation | null> {
  const [row] = await readIn(tx)<InvitationRow>(sql`
    DELETE FROM invitation i WHERE i.token_hash = ${tokenHash} AND i.expires_at > ${at}::timestamptz
    RETURNING ${columns}`);
  return row ? toInvitation(row) : null;
}

/** What the page of an invitation shows to whoever has the link. */
export type InvitationPreview = {
  email: string;
  role: Invitation["role"];
  organization: { id: string; name: string; slug: string; avatar_url: string | null };
  invited_by_name: string | null;
};

/** The invitation of a token, if it still holds. */
export async function previewInvitation(
  read: Read,
  tokenHash: string,
  at: Date,
): Promise<InvitationPreview | null> {
  const [row] = await read<InvitationPreview>(sql`
    SELECT i.email::text AS email, i.role, u.name AS invited_by_name,
      json_build_object('id', o.id, 'name', o.name, 'slug', o.slug, 'avatar_url', o.avatar_url) AS organization
    FROM invitation i JOIN organization o ON o.id = i.organization_id LEFT JOIN "user" u ON u.id = i.invited_by
    WHERE i.token_hash = ${tokenHash} AND i.expires_at > ${at}::timestamptz`);
  return row ?? null;
}

/** Whoever opened the mailed link has shown that the address is theirs. */
export const markEmailVerified = (tx: Tx, userId: string) =>
  tx.user.update({ where: { id: userId }, data: { email_verified: true }, select: { id: true } });
