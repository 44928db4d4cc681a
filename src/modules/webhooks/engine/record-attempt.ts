import "server-only";
import type { World } from "@/server/context";
import { sql } from "@/server/db/sql";
import type { Answered } from "@/server/outbound/post";
import { disableEndpoint } from "../disable-endpoint";
import { faultOf, GIVEN_UP_AFTER_MS, judge } from "../rules";
import type { Claimed } from "./claim-due";

/**
 * Keeps an attempt and what became of the delivery by it; what waits behind a delivery that is over is due at once. Of an attempt that took longer than
 * its lease, and that another worker has taken over, only the attempt is kept. An endpoint that is gone, or failed for five days, is disabled.
 */
export async function recordAttempt(world: World, claimed: Claimed, answer: Answered): Promise<void> {
  const now = new Date();
  const { state, nextAt, isGone } = judge(answer, claimed, now, Math.random());
  const isDelivered = state === "succeeded";
  const { status, response, durationMs } = answer;
  const error = faultOf(answer);
  const [endpoint] = await world.read<{ failing_since: Date | null }>(sql`
    WITH done AS (
      UPDATE webhook_delivery SET state = ${state}, next_at = ${nextAt}::timestamptz, last_status = ${status}::int,
        last_error = ${error}::text, last_response = ${response}::text, last_duration_ms = ${durationMs}::int,
        succeeded_at = CASE WHEN ${isDelivered}::boolean THEN now() END
      WHERE id = ${claimed.id}::uuid AND attempts = ${claimed.attempts}::int AND state IN ('pending', 'failed')
      RETURNING endpoint_id, object_id, position),
    kept AS (
      INSERT INTO webhook_attempt (delivery_id, at, status, error, response, duration_ms)
      SELECT id, now() - make_interval(secs => ${durationMs}::int / 1000.0), ${status}::int, ${error}::text, ${response}::text,
        ${durationMs}::int
      FROM webhook_delivery WHERE id = ${claimed.id}::uuid),
    freed AS (
      UPDATE webhook_delivery SET next_at = now()
      WHERE ${state}::text <> 'failed' AND next_at > now() AND id = (
        SELECT later.id FROM webhook_delivery later JOIN done ON done.endpoint_id = later.endpoint_id AND done.object_id = later.object_id
        WHERE later.position > done.position AND later.state IN ('pending', 'failed') AND later.replayed_at IS NULL
        ORDER BY later.position LIMIT 1)),
    noted AS (
      UPDATE webhook_endpoint SET failing_since = CASE WHEN ${isDelivered}::boolean THEN NULL ELSE now() END
      WHERE id = ${claimed.endpoint_id}::uuid AND (failing_since IS NOT NULL) = ${isDelivered}::boolean)
    SELECT failing_since FROM webhook_endpoint WHERE id = ${claimed.endpoint_id}::uuid AND enabled`);
  if (!endpoint || isDelivered) return;
  const failingMs = endpoint.failing_since ? now.getTime() - endpoint.failing_since.getTime() : 0;
  if (isGone) await disableEndpoint(world, claimed, "gone");
  else if (failingMs > GIVEN_UP_AFTER_MS) await disableEndpoint(world, claimed, "failing");
}
