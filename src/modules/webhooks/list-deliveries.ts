import "server-only";
import { readPage } from "@/server/db/page";
import { oneOf, type Read, raw, type Sql, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import { bodyOf } from "./message";
import type { Format, WebhookDelivery } from "./schema";

type Row = {
  id: string;
  created_at: Date;
  last_attempt_at: Date | null;
  endpoint_id: string;
  format: Format;
  event_id: string;
  type: string;
  object_id: string;
  position: number;
  state: WebhookDelivery["state"];
  attempts: number;
  next_at: Date;
  last_status: number | null;
  last_error: string | null;
  last_response: string | null;
  last_duration_ms: number | null;
  payload: unknown;
  happened_at: Date;
};

type Request = ListQuery & {
  endpoint_id?: string[] | undefined;
  event_type?: string[] | undefined;
  start_timestamp?: string | undefined;
  end_timestamp?: string | undefined;
  succeeded?: boolean | undefined;
  http_code_class?: "2xx" | "3xx" | "4xx" | "5xx" | undefined;
  query?: string | undefined;
};

/** What was, and is to be, delivered to the endpoints of an organization, with what was answered last. */
export async function listDeliveries(
  read: Read,
  organizationId: string,
  request: Request,
): Promise<PageOf<WebhookDelivery>> {
  const { rows, pagination } = await readPage<Row>(read, {
    select: raw("d.*, endpoint.format, event.payload, event.created_at AS happened_at"),
    from: raw("webhook_delivery d"),
    joins: sql`JOIN webhook_endpoint endpoint ON endpoint.id = d.endpoint_id JOIN webhook_event event ON event.id = d.event_id`,
    where: [sql`d.organization_id = ${organizationId}::uuid`, ...conditions(request)],
    order: { created_at: raw("d.created_at") },
    id: raw("d.id"),
    request,
  });
  return { items: rows.map(toDelivery), pagination };
}

function conditions(request: Request): Sql[] {
  const { endpoint_id, event_type, start_timestamp, end_timestamp, succeeded, query } = request;
  const hundred = request.http_code_class ? Number(request.http_code_class[0]) * 100 : null;
  const like = query && `%${query.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return [
    endpoint_id && oneOf(raw("d.endpoint_id"), endpoint_id, "uuid"),
    event_type && oneOf(raw("d.type"), event_type, "text"),
    start_timestamp && sql`d.created_at >= ${start_timestamp}::timestamptz`,
    end_timestamp && sql`d.created_at <= ${end_timestamp}::timestamptz`,
    succeeded !== undefined &&
      (succeeded ? raw("d.state = 'succeeded'") : raw("d.state IN ('failed', 'dead')")),
    hundred !== null && sql`d.last_status >= ${hundred}::int AND d.last_status < ${hundred + 100}::int`,
    like &&
      sql`(d.type ILIKE ${like} OR d.event_id::text ILIKE ${like} OR d.object_id::text ILIKE ${like} OR d.last_response ILIKE ${like})`,
  ].filter((condition): condition is Sql => typeof condition === "object");
}

function toDelivery(row: Row): WebhookDelivery {
  const { event_id: id, type, object_id, position, happened_at, payload } = row;
  const told = { id, type, at: happened_at, objectId: object_id, sequence: position, payload };
  const succeeded = row.state === "succeeded";
  return {
    id: row.id,
    created_at: row.created_at.toISOString(),
    modified_at: row.last_attempt_at?.toISOString() ?? null,
    succeeded,
    http_code: row.last_status,
    response: row.last_response || row.last_error,
    webhook_event: {
      id,
      type,
      created_at: happened_at.toISOString(),
      modified_at: null,
      payload: bodyOf(told, row.format),
      skipped: false,
      is_archived: false,
      last_http_code: row.last_status,
      succeeded: row.last_attempt_at ? succeeded : null,
    },
    webhook_endpoint_id: row.endpoint_id,
    state: row.state,
    attempts: row.attempts,
    next_attempt_at: row.state === "pending" || row.state === "failed" ? row.next_at.toISOString() : null,
    duration_ms: row.last_duration_ms,
  };
}
