import "server-only";
import type { Tx } from "@/server/db/client";
import { readPage } from "@/server/db/page";
import { join, type Read, raw, readIn, type Sql, sql } from "@/server/db/sql";
import type { PageOf } from "@/server/http/list";
import { rolesFor } from "./kinds";
import type { News } from "./news";
import type { KindName } from "./schema";
import { MOST_UNREAD } from "./schema";

/** A member of an organization: everything here is theirs alone. */
export type Reader = { organizationId: string; userId: string };

export type ToldRow = {
  id: string;
  kind: KindName;
  object_id: string | null;
  data: unknown;
  organization_id: string;
  created_at: Date;
  is_read: boolean;
};

/** Somebody who was told just now. */
type Told = Omit<ToldRow, "is_read"> & {
  by_mail: boolean;
  email: string;
  organization: string;
  slug: string;
};

const rowOf = ({ kind, organizationId, key, objectId, data, at, withoutMail }: News) => ({
  organization_id: organizationId,
  kind: kind.name,
  key: `${kind.name}:${key}`,
  object_id: objectId,
  data: kind.data.parse(data),
  at,
  roles: rolesFor(kind),
  dashboard: kind.defaults.dashboard,
  mail: kind.defaults.mail,
  may_mail: !withoutMail,
});

/**
 * Writes one row for each member who is to be told and was not before. A member who is leaving at this moment is waited for, and not told.
 * Answers what was written.
 */
export async function insertNotifications(tx: Tx, news: readonly News[]): Promise<Told[]> {
  if (news.length === 0) return [];
  return readIn(tx)<Told>(sql`
    WITH told AS (
      INSERT INTO notification (organization_id, user_id, kind, key, object_id, data, shown, by_mail, created_at)
      SELECT news.organization_id, m.user_id, news.kind, news.key, news.object_id, news.data, wish.shown, wish.by_mail, news.at
      FROM jsonb_to_recordset(${JSON.stringify(news.map(rowOf))}::jsonb) AS news(organization_id uuid, kind text, key text,
        object_id uuid, data jsonb, at timestamptz, roles text[], dashboard boolean, mail boolean, may_mail boolean)
      CROSS JOIN LATERAL (SELECT user_id FROM member WHERE organization_id = news.organization_id AND role = ANY(news.roles)
        ORDER BY id FOR KEY SHARE) AS m
      LEFT JOIN notification_switch s
        ON s.organization_id = news.organization_id AND s.user_id = m.user_id AND s.kind = news.kind
      CROSS JOIN LATERAL (SELECT coalesce(s.dashboard, news.dashboard) AS shown,
        coalesce(s.mail, news.mail) AND news.may_mail AS by_mail) AS wish
      WHERE wish.shown OR wish.by_mail
      ON CONFLICT (organization_id, user_id, key) DO NOTHING
      RETURNING *)
    SELECT told.id, told.kind, told.object_id, told.data, told.organization_id, told.created_at, told.by_mail,
      u.email::text AS email, o.name AS organization, o.slug
    FROM told JOIN "user" u ON u.id = told.user_id JOIN organization o ON o.id = told.organization_id ORDER BY told.id`);
}

/** At the commit, pages that listen to these organizations hear that there is something to read; as of an event, but nobody's outbox holds it. */
export async function wakePages(tx: Tx, organizationIds: readonly string[]): Promise<void> {
  await tx.$executeRaw(sql`
    SELECT pg_notify('florin_events', json_build_object('id', id, 'type', 'notification.created', 'organization_id', id,
      'object_id', '')::text) FROM unnest(${[...new Set(organizationIds)]}::uuid[]) AS id`);
}

const joins = raw(
  "LEFT JOIN notification_reader r ON r.organization_id = n.organization_id AND r.user_id = n.user_id",
);
const select = raw(`n.id, n.kind, n.object_id, n.data, n.organization_id, n.created_at,
  n.read_at IS NOT NULL OR coalesce(n.told_at <= r.read_to, false) AS is_read`);

const shownTo = ({ organizationId, userId }: Reader, kinds: readonly KindName[]): Sql[] => [
  sql`n.organization_id = ${organizationId}::uuid`,
  sql`n.user_id = ${userId}::uuid`,
  sql`n.shown`,
  sql`n.kind = ANY(${kinds}::text[])`,
];

/** What a member was told of these kinds in the dashboard, the latest first. */
export async function listRows(
  read: Read,
  reader: Reader,
  kinds: readonly KindName[],
  { page, limit }: { page: number; limit: number },
): Promise<{ rows: ToldRow[]; pagination: PageOf<never>["pagination"] }> {
  return readPage<ToldRow>(read, {
    select,
    from: raw("notification AS n"),
    joins,
    where: shownTo(reader, kinds),
    order: { told_at: raw("n.told_at") },
    id: raw("n.id"),
    request: { page, limit, sorting: [{ column: "told_at", descending: true }] },
  });
}

/** How many of them the member has not read; nobody counts further than `MOST_UNREAD`. */
export async function countUnreadRows(
  read: Read,
  { organizationId, userId }: Reader,
  kinds: readonly KindName[],
): Promise<number> {
  const [row] = await read<{ unread: number }>(sql`
    SELECT count(*)::int AS unread FROM (
      SELECT FROM notification WHERE organization_id = ${organizationId}::uuid AND user_id = ${userId}::uuid
        AND shown AND read_at IS NULL AND kind = ANY(${kinds}::text[])
        AND told_at > coalesce((SELECT read_to FROM notification_reader
          WHERE organization_id = ${organizationId}::uuid AND user_id = ${userId}::uuid), '-infinity')
      ORDER BY told_at DESC, id DESC LIMIT ${MOST_UNREAD}::int) AS unread`);
  return row?.unread ?? 0;
}

/** Notes that a member has read one of them; when it was read before, that stands. Null where there is none of this id. */
export async function readRow(
  tx: Tx,
  reader: Reader,
  kinds: readonly KindName[],
  id: string,
  at: Date,
): Promise<ToldRow | null> {
  const [row] = await readIn(tx)<Omit<ToldRow, "is_read">>(sql`
    UPDATE notification AS n SET read_at = coalesce(n.read_at, ${at}::timestamptz)
    WHERE n.id = ${id}::uuid AND ${join(shownTo(reader, kinds), " AND ")}
    RETURNING n.id, n.kind, n.object_id, n.data, n.organization_id, n.created_at`);
  return row ? { ...row, is_read: true } : null;
}

/** Notes that a member has read all that they were told up to one of these, never less than before. Whether there is one of this id. */
export async function readRowsTo(
  tx: Tx,
  reader: Reader,
  kinds: readonly KindName[],
  id: string,
): Promise<boolean> {
  const known = await tx.$executeRaw(sql`
    INSERT INTO notification_reader AS known (organization_id, user_id, read_to)
    SELECT n.organization_id, n.user_id, n.told_at FROM notification AS n
    WHERE n.id = ${id}::uuid AND ${join(shownTo(reader, kinds), " AND ")}
    ON CONFLICT (organization_id, user_id) DO UPDATE SET read_to = greatest(known.read_to, excluded.read_to)`);
  return known > 0;
}
