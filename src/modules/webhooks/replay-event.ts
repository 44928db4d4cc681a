import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { sql } from "@/server/db/sql";
import type { Replayed } from "./delivery-schema";

/**
 * Sends an event again to the endpoints that it was for, under the same `webhook-id`. What was delivered or given up goes out beside all
 * else; what is being tried still is tried at once, in its order.
 * @throws ResourceNotFound
 */
export async function replayEvent({ read, organizationId }: Context, id: string): Promise<Replayed> {
  const [event] = await read<{ deliveries: number }>(sql`
    WITH event AS (
      SELECT id FROM webhook_event WHERE id = ${id}::uuid AND organization_id = ${organizationId}::uuid),
    ours AS (
      SELECT d.id, d.state IN ('succeeded', 'dead') AS is_over FROM webhook_delivery d JOIN event ON d.event_id = event.id
      WHERE d.state IN ('succeeded', 'dead') OR d.last_attempt_at IS NULL OR d.last_duration_ms IS NOT NULL
      FOR UPDATE OF d),
    again AS (
      UPDATE webhook_delivery d SET next_at = now(),
        state = CASE WHEN is_over THEN 'pending' ELSE state END,
        replayed_at = CASE WHEN is_over THEN now() ELSE replayed_at END,
        since = CASE WHEN is_over THEN now() ELSE since END,
        attempts = CASE WHEN is_over THEN 0 ELSE attempts END,
        succeeded_at = NULL
      FROM ours WHERE d.id = ours.id RETURNING d.id)
    SELECT (SELECT count(*) FROM again) AS deliveries FROM event`);
  if (!event) throw new ResourceNotFound();
  return { id, deliveries: event.deliveries };
}
