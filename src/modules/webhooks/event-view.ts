import { raw } from "@/server/db/sql";
import type { ListedWebhookEvent } from "./delivery-schema";
import { bodyOf } from "./message";

export type EventRow = {
  id: string;
  created_at: Date;
  type: string;
  object_id: string;
  position: number;
  payload: unknown;
  webhook_endpoint_id: string | null;
  last_http_code: number | null;
  last_response: string | null;
  succeeded_at: Date | null;
  succeeded: boolean | null;
};

/** Of `webhook_event e` with what became of it at whichever endpoint. */
export const eventColumns = raw(
  `e.id, e.created_at, e.type, e.object_id, e.position, e.payload, latest.*,
    (SELECT bool_and(state = 'succeeded') FROM webhook_delivery WHERE event_id = e.id AND last_attempt_at IS NOT NULL) AS succeeded`,
);
export const eventJoins = raw(
  `LEFT JOIN LATERAL (
    SELECT endpoint_id AS webhook_endpoint_id, last_status AS last_http_code, coalesce(last_response, last_error) AS last_response,
      succeeded_at
    FROM webhook_delivery WHERE event_id = e.id ORDER BY last_attempt_at DESC NULLS LAST, id LIMIT 1) AS latest ON true`,
);

export function toEvent(row: EventRow): ListedWebhookEvent {
  const { id, type, object_id, position, created_at, payload } = row;
  const told = { id, type, at: created_at, objectId: object_id, sequence: position, payload };
  return {
    id,
    type,
    object_id,
    sequence: position,
    created_at: created_at.toISOString(),
    modified_at: null,
    payload: bodyOf(told, "raw"),
    skipped: false,
    is_archived: false,
    webhook_endpoint_id: row.webhook_endpoint_id,
    last_http_code: row.last_http_code,
    last_response: row.last_response,
    succeeded: row.succeeded,
    succeeded_at: row.succeeded_at?.toISOString() ?? null,
  };
}
