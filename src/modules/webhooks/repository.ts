import "server-only";
import { readPage } from "@/server/db/page";
import { oneOf, type Read, raw, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { Format, WebhookEndpoint } from "./schema";
import { openSecret, sealSecret } from "./secret";

type EndpointRow = Omit<WebhookEndpoint, "created_at" | "modified_at" | "failing_since" | "disabled_at"> & {
  created_at: Date;
  modified_at: Date | null;
  failing_since: Date | null;
  disabled_at: Date | null;
};

const columns = raw(
  `e.id, e.created_at, e.modified_at, e.organization_id, e.url, e.name, e.format, e.secret, e.events, e.enabled, e.failing_since,
  e.disabled_at, e.disabled_reason`,
);

const toEndpoint = (row: EndpointRow): WebhookEndpoint => ({
  ...row,
  secret: openSecret(row.secret),
  created_at: row.created_at.toISOString(),
  modified_at: row.modified_at?.toISOString() ?? null,
  failing_since: row.failing_since?.toISOString() ?? null,
  disabled_at: row.disabled_at?.toISOString() ?? null,
});

const firstOf = ([row]: EndpointRow[]): WebhookEndpoint | null => (row ? toEndpoint(row) : null);

const order = { created_at: raw("e.created_at"), url: raw("e.url") };

export async function listEndpoints(
  read: Read,
  organizationId: string,
  request: ListQuery & { organization_id?: string[] | undefined },
): Promise<PageOf<WebhookEndpoint>> {
  const { organization_id: asked } = request;
  const { rows, pagination } = await readPage<EndpointRow>(read, {
    select: columns,
    from: raw("webhook_endpoint e"),
    where: [
      sql`e.organization_id = ${organizationId}::uuid`,
      ...(asked ? [oneOf(raw("e.organization_id"), asked, "uuid")] : []),
    ],
    order,
    id: raw("e.id"),
    request,
  });
  return { items: rows.map(toEndpoint), pagination };
}

export const findEndpoint = async (read: Read, organizationId: string, id: string) =>
  firstOf(
    await read<EndpointRow>(sql`
      SELECT ${columns} FROM webhook_endpoint e WHERE e.organization_id = ${organizationId}::uuid AND e.id = ${id}::uuid`),
  );

type Draft = { url: string; name: string | null; format: Format; events: string[] };

/** Writes an endpoint; one of this id that is there already is left as it is. */
export async function insertEndpoint(
  read: Read,
  organizationId: string,
  id: string,
  secret: string,
  draft: Draft,
): Promise<void> {
  await read(sql`
    INSERT INTO webhook_endpoint (id, organization_id, url, name, format, events, secret)
    VALUES (${id}::uuid, ${organizationId}::uuid, ${draft.url}, ${draft.name}, ${draft.format}, ${draft.events}::text[],
      ${sealSecret(secret)})
    ON CONFLICT (id) DO NOTHING`);
}

/** Null leaves a field; `name` is changed where `renames`. Enabling forgets why it was disabled, and its failures. */
type Change = {
  url: string | null;
  renames: boolean;
  name: string | null;
  format: string | null;
  events: string[] | null;
  enabled: boolean | null;
};

export const changeEndpoint = async (read: Read, organizationId: string, id: string, change: Change) =>
  firstOf(
    await read<EndpointRow>(sql`
      UPDATE webhook_endpoint e SET modified_at = now(),
        url = coalesce(${change.url}, url),
        name = CASE WHEN ${change.renames}::boolean THEN ${change.name} ELSE name END,
        format = coalesce(${change.format}, format),
        events = coalesce(${change.events}::text[], events),
        enabled = coalesce(${change.enabled}::boolean, enabled),
        failing_since = CASE WHEN ${change.enabled}::boolean AND NOT enabled THEN NULL ELSE failing_since END,
        disabled_at = CASE WHEN ${change.enabled}::boolean THEN NULL ELSE disabled_at END,
        disabled_reason = CASE WHEN ${change.enabled}::boolean THEN NULL ELSE disabled_reason END
      WHERE e.organization_id = ${organizationId}::uuid AND e.id = ${id}::uuid RETURNING ${columns}`),
  );

/** Gives an endpoint another secret; the one before signs as well until `until`. */
export const replaceSecret = async (
  read: Read,
  organizationId: string,
  id: string,
  secret: string,
  until: Date,
) =>
  firstOf(
    await read<EndpointRow>(sql`
      UPDATE webhook_endpoint e SET modified_at = now(), previous_secret = secret, previous_secret_until = ${until}::timestamptz,
        secret = ${sealSecret(secret)}
      WHERE e.organization_id = ${organizationId}::uuid AND e.id = ${id}::uuid RETURNING ${columns}`),
  );

/** Whether there was such an endpoint. Its deliveries go with it. */
export async function deleteEndpointRow(read: Read, organizationId: string, id: string): Promise<boolean> {
  const rows = await read(sql`
    DELETE FROM webhook_endpoint WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid RETURNING id`);
  return rows.length > 0;
}
