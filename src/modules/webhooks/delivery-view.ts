import { raw } from "@/server/db/sql";
import type { WebhookDelivery } from "./delivery-schema";
import { bodyOf } from "./message";
import type { Format } from "./schema";

export type DeliveryRow = {
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

/** Of `webhook_delivery d` with what belongs to it. */
export const deliveryColumns = raw("d.*, endpoint.format, event.payload, event.created_at AS happened_at");
export const deliveryJoins = raw(
  "JOIN webhook_endpoint endpoint ON endpoint.id = d.endpoint_id JOIN webhook_event event ON event.id = d.event_id",
);

export function toDelivery(row: DeliveryRow): WebhookDelivery {
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
    error: row.last_error,
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
