import "server-only";
import { readPage } from "@/server/db/page";
import { oneOf, type Read, raw, type Sql, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { WebhookDelivery } from "./delivery-schema";
import { type DeliveryRow, deliveryColumns, deliveryJoins, toDelivery } from "./delivery-view";

type Request = ListQuery & {
  endpoint_id?: string[] | undefined;
  event_id?: string[] | undefined;
  event_type?: string[] | undefined;
  state?: string[] | undefined;
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
  const { rows, pagination } = await readPage<DeliveryRow>(read, {
    select: deliveryColumns,
    from: raw("webhook_delivery d"),
    joins: deliveryJoins,
    where: [sql`d.organization_id = ${organizationId}::uuid`, ...conditions(request)],
    order: { created_at: raw("d.created_at") },
    id: raw("d.id"),
    request,
  });
  return { items: rows.map(toDelivery), pagination };
}

function conditions(request: Request): Sql[] {
  const { endpoint_id, event_id, event_type, state, start_timestamp, end_timestamp, succeeded, query } =
    request;
  const hundred = request.http_code_class ? Number(request.http_code_class[0]) * 100 : null;
  const like = query && `%${query.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return [
    endpoint_id && oneOf(raw("d.endpoint_id"), endpoint_id, "uuid"),
    event_id && oneOf(raw("d.event_id"), event_id, "uuid"),
    event_type && oneOf(raw("d.type"), event_type, "text"),
    state && oneOf(raw("d.state"), state, "text"),
    start_timestamp && sql`d.created_at >= ${start_timestamp}::timestamptz`,
    end_timestamp && sql`d.created_at <= ${end_timestamp}::timestamptz`,
    succeeded !== undefined &&
      (succeeded ? raw("d.state = 'succeeded'") : raw("d.state IN ('failed', 'dead')")),
    hundred !== null && sql`d.last_status >= ${hundred}::int AND d.last_status < ${hundred + 100}::int`,
    like &&
      sql`(d.type ILIKE ${like} OR d.event_id::text ILIKE ${like} OR d.object_id::text ILIKE ${like} OR d.last_response ILIKE ${like})`,
  ].filter((condition): condition is Sql => typeof condition === "object");
}
