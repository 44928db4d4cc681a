import "server-only";
import type { Db } from "@/server/db/client";
import { readPage } from "@/server/db/page";
import { type Read, raw, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { AccessToken } from "./schema";

type TokenRow = Omit<AccessToken, "created_at" | "expires_at" | "last_used_at"> & {
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
};

const columns = raw(
  "t.id, t.created_at, t.organization_id, t.name, t.scopes, t.created_by, t.expires_at, t.last_used_at",
);

const toAccessToken = ({ created_at, expires_at, last_used_at, ...row }: TokenRow): AccessToken => ({
  ...row,
  created_at: created_at.toISOString(),
  expires_at: expires_at?.toISOString() ?? null,
  last_used_at: last_used_at?.toISOString() ?? null,
});

const order = {
  created_at: raw("t.created_at"),
  name: raw("lower(t.name)"),
  last_used_at: raw("coalesce(t.last_used_at, '-infinity')"),
};

export async function listAccessTokens(
  read: Read,
  organizationId: string,
  request: ListQuery & { organization_id?: string[] | undefined },
): Promise<PageOf<AccessToken>> {
  const { rows, pagination } = await readPage<TokenRow>(read, {
    select: columns,
    from: raw("access_token t"),
    where: [
      sql`t.organization_id = ${organizationId}::uuid`,
      ...(request.organization_id ? [sql`t.organization_id = ANY(${request.organization_id}::uuid[])`] : []),
    ],
    order,
    id: raw("t.id"),
    request,
  });
  return { items: rows.map(toAccessToken), pagination };
}

type Draft = {
  id: string;
  name: string;
  tokenHash: string;
  scopes: string[];
  createdBy: string | null;
  expiresAt: Date | null;
};

/**
 * Writes a token. Under an id that exists it takes the place of the one there: the request was repeated after a crash, and
 * nobody has seen the first.
 */
export async function putAccessToken(
  read: Read,
  organizationId: string,
  draft: Draft,
  at: Date,
): Promise<AccessToken | null> {
  const [row] = await read<TokenRow>(sql`
    INSERT INTO access_token AS t (id, organization_id, name, token_hash, scopes, created_by, expires_at, created_at)
    VALUES (${draft.id}::uuid, ${organizationId}::uuid, ${draft.name}, ${draft.tokenHash}, ${draft.scopes}::text[],
      ${draft.createdBy}::uuid, ${draft.expiresAt}::timestamptz, ${at}::timestamptz)
    ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash
      WHERE t.organization_id = excluded.organization_id AND t.last_used_at IS NULL
    RETURNING ${columns}`);
  return row ? toAccessToken(row) : null;
}

/** What the token of a caller reaches: when it ends. */
export const findExpiry = (db: Db, organizationId: string, id: string) =>
  db.access_token.findUnique({
    where: { id, organization_id: organizationId },
    select: { expires_at: true },
  });

export const findTokenHash = (db: Db, organizationId: string, id: string) =>
  db.access_token.findUnique({
    where: { id, organization_id: organizationId },
    select: { token_hash: true },
  });

export const deleteRow = (read: Read, organizationId: string, id: string) =>
  read(sql`DELETE FROM access_token WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid`);

/** Gives the token of this hash these scopes. Whether there is such a one that has not expired. */
export async function widenAccessToken(
  read: Read,
  organizationId: string,
  tokenHash: string,
  scopes: string[],
  at: Date,
): Promise<boolean> {
  const rows = await read(sql`
    UPDATE access_token SET scopes = ${scopes}::text[]
    WHERE organization_id = ${organizationId}::uuid AND token_hash = ${tokenHash}
      AND (expires_at IS NULL OR expires_at > ${at}::timestamptz) RETURNING id`);
  return rows.length > 0;
}
