import "server-only";
import type { World } from "@/server/context";
import { sql } from "@/server/db/sql";
import type { Answered } from "@/server/outbound/post";
import { disableEndpoint } from "../disable-endpoint";
import { faultOf, GIVEN_UP_AFTER_MS, judge } from "../rules";
import type { Claimed } from "./claim-due";

/** An attempt that has ended. */
export type Ended = { claimed: Claimed; answer: Answered; endedAt: Date };

/**
 * Keeps attempts and what became of their deliveries; what waits behind a delivery that is over is due at once. Of an attempt that took longer than
 * its lease, and that another worker has taken over, only the attempt is kept. An endpoint that is gone, or failed for five days, is disabled.
 */
export async function recordAttempts(world: World, ended: readonly Ended[]): Promise<void> {
  const rows = ended.map(toRow);
  const failing = await world.read<{ id: string; organization_id: string; failing_since: Date | null }>(sql`
    WITH given AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g (place int, id uuid, endpoint_id uuid, attempts int, state text,
        next_at timestamptz, status int, error text, response text, duration_ms int, at timestamptz)),
    done AS (
      UPDATE webhook_delivery d SET state = given.state, next_at = given.next_at, last_status = given.status, last_error = given.error,
        last_response = given.response, last_duration_ms = given.duration_ms,
        succeeded_at = CASE WHEN given.state = 'succeeded' THEN now() END
      FROM given WHERE d.id = given.id AND d.attempts = given.attempts AND d.state IN ('pending', 'failed')
      RETURNING d.endpoint_id, d.object_id, d.position, d.state),
    kept AS (
      INSERT INTO webhook_attempt (delivery_id, at, status, error, response, duration_ms)
      SELECT id, at, given.status, given.error, given.response, given.duration_ms
      FROM given JOIN webhook_delivery USING (id) ORDER BY place),
    freed AS (
      UPDATE webhook_delivery d SET next_at = now()
      FROM done CROSS JOIN LATERAL (
        SELECT id, last_attempt_at IS NOT NULL AND last_duration_ms IS NULL AS is_under_way FROM webhook_delivery later
        WHERE later.endpoint_id = done.endpoint_id AND later.object_id = done.object_id AND later.position > done.position
          AND later.state IN ('pending', 'failed') AND later.replayed_at IS NULL
        ORDER BY later.position LIMIT 1) later
      WHERE done.state <> 'failed' AND NOT later.is_under_way AND d.id = later.id AND d.next_at > now()),
    outcomes AS (
      SELECT endpoint_id, date_trunc('hour', at, 'UTC') AS hour, place, duration_ms, given.state = 'succeeded' AS is_delivered
      FROM given JOIN webhook_endpoint e ON e.id = endpoint_id),
    counted AS (
      INSERT INTO webhook_endpoint_hour AS h (endpoint_id, hour, succeeded, failed, duration_ms)
      SELECT endpoint_id, hour, count(*) FILTER (WHERE is_delivered), count(*) FILTER (WHERE NOT is_delivered), sum(duration_ms)
      FROM outcomes GROUP BY endpoint_id, hour ORDER BY endpoint_id, hour
      ON CONFLICT (endpoint_id, hour) DO UPDATE SET succeeded = h.succeeded + excluded.succeeded, failed = h.failed + excluded.failed,
        duration_ms = h.duration_ms + excluded.duration_ms),
    latest AS (
      SELECT endpoint_id, bool_or(is_delivered) AS any_delivered, (array_agg(is_delivered ORDER BY place DESC))[1] AS is_delivered
      FROM outcomes GROUP BY endpoint_id),
    noted AS (
      UPDATE webhook_endpoint e SET failing_since = CASE WHEN NOT latest.is_delivered THEN now() END
      FROM latest WHERE e.id = latest.endpoint_id
        AND CASE WHEN latest.is_delivered THEN failing_since IS NOT NULL ELSE failing_since IS NULL OR any_delivered END)
    SELECT id, organization_id, failing_since FROM webhook_endpoint
    WHERE enabled AND id IN (SELECT endpoint_id FROM latest WHERE NOT is_delivered)`);
  const gone = new Set(rows.filter(({ is_gone }) => is_gone).map(({ endpoint_id }) => endpoint_id));
  for (const { id, organization_id, failing_since } of failing) {
    const failingMs = failing_since ? Date.now() - failing_since.getTime() : 0;
    if (gone.has(id)) await disableEndpoint(world, { endpoint_id: id, organization_id }, "gone");
    else if (failingMs > GIVEN_UP_AFTER_MS)
      await disableEndpoint(world, { endpoint_id: id, organization_id }, "failing");
  }
}

function toRow({ claimed, answer, endedAt }: Ended, place: number) {
  const { state, nextAt, isGone } = judge(answer, claimed, endedAt, Math.random());
  const { status, response, durationMs } = answer;
  return {
    place,
    id: claimed.id,
    endpoint_id: claimed.endpoint_id,
    attempts: claimed.attempts,
    state,
    next_at: nextAt,
    status,
    error: faultOf(answer),
    response,
    duration_ms: durationMs,
    at: new Date(endedAt.getTime() - durationMs),
    is_gone: isGone,
  };
}
