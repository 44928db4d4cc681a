import "server-only";
import { InvalidToken } from "@/server/auth/errors";
import type { Tx } from "@/server/db/client";
import { type Read, type Sql, sql } from "@/server/db/sql";

type Draft = {
  id: string;
  customer_id: string;
  /** Whose session it is; null: the owner's. */
  member: { id: string } | { externalId: string } | null;
  token_hash: string;
  return_url: string | null;
  expires_at: Date;
};

function whereMember({ member }: Draft): Sql {
  if (member === null) return sql`m.role = 'owner'`;
  return "id" in member ? sql`m.id = ${member.id}::uuid` : sql`m.external_id = ${member.externalId}`;
}

/**
 * Writes a session and answers the slug of its organization; null without such a member. The customer is held before the member, in
 * the order in which members are removed. Under an id that exists the token takes the place
 * of the one there: the request was repeated after a crash, and nobody has seen the first.
 */
export async function putSession(
  read: Read,
  organizationId: string,
  draft: Draft,
  now: Date,
): Promise<string | null> {
  const [row] = await read<{ slug: string }>(sql`
    WITH held AS MATERIALIZED (SELECT id FROM customer WHERE id = ${draft.customer_id}::uuid FOR KEY SHARE),
    whose AS (
      SELECT m.id FROM held JOIN customer_member m ON m.customer_id = held.id WHERE ${whereMember(draft)}
      FOR KEY SHARE OF m),
    made AS (
      INSERT INTO customer_session AS s
        (id, organization_id, customer_id, member_id, token_hash, return_url, expires_at, created_at)
      SELECT ${draft.id}::uuid, ${organizationId}::uuid, ${draft.customer_id}::uuid, whose.id, ${draft.token_hash},
        ${draft.return_url}, ${draft.expires_at}::timestamptz, ${now}::timestamptz FROM whose
      ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash
        WHERE s.organization_id = excluded.organization_id
      RETURNING organization_id)
    SELECT o.slug FROM made JOIN organization o ON o.id = made.organization_id`);
  return row?.slug ?? null;
}

/** What whoever comes to an organization's portal sees of it. */
export type PortalBrand = {
  id: string;
  slug: string;
  name: string;
  avatar_url: string | null;
  brand_color: string | null;
};

/** What the customer's page shows of the organization, and where it leads back to. */
export type PortalOrganization = PortalBrand & {
  default_currency: string;
  session_id: string;
  return_url: string | null;
  expires_at: Date;
};

/** The organization of a session, and what the session says; null where it has ended. */
export async function findPortal(
  read: Read,
  tokenHash: string,
  now: Date,
): Promise<PortalOrganization | null> {
  const [row] = await read<PortalOrganization>(sql`
    SELECT o.id, o.slug, o.name, o.avatar_url, o.brand_color, o.default_currency, s.id AS session_id, s.return_url, s.expires_at
    FROM customer_session s JOIN organization o ON o.id = s.organization_id
    WHERE s.token_hash = ${tokenHash} AND s.expires_at > ${now}::timestamptz`);
  return row ?? null;
}

/** The organization that an address names; null where there is none. */
export async function findOrganizationId(read: Read, slug: string): Promise<string | null> {
  const [row] = await read<{ id: string }>(sql`SELECT id FROM organization WHERE slug = ${slug}`);
  return row?.id ?? null;
}

/** The slug under which the portal of an organization stands. */
export async function findPortalSlug(read: Read, organizationId: string): Promise<string> {
  const [row] = await read<{ slug: string }>(
    sql`SELECT slug FROM organization WHERE id = ${organizationId}::uuid`,
  );
  if (!row) throw new Error("no organization of this id");
  return row.slug;
}

/** The organization whose portal an address names; null where there is none. */
export async function findPortalBrand(read: Read, slug: string): Promise<PortalBrand | null> {
  const [row] = await read<PortalBrand>(
    sql`SELECT id, slug, name, avatar_url, brand_color FROM organization WHERE slug = ${slug}`,
  );
  return row ?? null;
}

/** What a session says of itself. @throws InvalidToken where it has ended meanwhile */
export async function getSession(
  read: Read,
  id: string,
): Promise<{ expires_at: Date; return_url: string | null }> {
  const [row] = await read<{ expires_at: Date; return_url: string | null }>(
    sql`SELECT expires_at, return_url FROM customer_session WHERE id = ${id}::uuid`,
  );
  if (!row) throw new InvalidToken();
  return row;
}

/** Ends one session, at once. */
export const dropSession = (read: Read, tokenHash: string): Promise<unknown[]> =>
  read(sql`DELETE FROM customer_session WHERE token_hash = ${tokenHash}`);

/** Ends all sessions of a customer. */
export const dropSessionsOf = (tx: Tx, customerId: string): Promise<number> =>
  tx.$executeRaw(sql`DELETE FROM customer_session WHERE customer_id = ${customerId}::uuid`);

/** Forgets the sessions that ended a day ago. */
export async function dropEnded(read: Read, now: Date): Promise<void> {
  await read(sql`DELETE FROM customer_session WHERE expires_at < ${now}::timestamptz - interval '1 day'`);
}
