import "server-only";
import { type Read, raw, sql } from "@/server/db/sql";
import type { Format } from "../schema";

/** Longer than an attempt can take: a worker that died leaves its deliveries to the others after this. */
const LEASE_SECONDS = 60;

/** How many attempts of one endpoint run in one process at a time. */
const PER_ENDPOINT = 16;

/** Due deliveries of one endpoint that are looked at at once. */
const SCANNED = 64;

export type Claimed = {
  id: string;
  organization_id: string;
  endpoint_id: string;
  event_id: string;
  type: string;
  object_id: string;
  position: number;
  attempts: number;
  /** When it was written, or asked for again. */
  since: Date;
  url: string;
  format: Format;
  secret: string;
  previous_secret: string | null;
  previous_secret_until: Date | null;
  payload: unknown;
  happened_at: Date;
};

const waiting = raw("state IN ('pending', 'failed')");

/**
 * Takes up to `room` due deliveries, no more of an endpoint than it has room for beside its `busy` ones. Of one object and endpoint only the first is
 * taken: those behind it are put off until it is tried again, or for a second while it is under way, so that a long queue is not searched
 * each time. Endpoints for which nothing waits are not looked at: the index leads from one to the next. `looked`: whether there was anything due at all.
 */
export async function claimDue(
  read: Read,
  busy: ReadonlyMap<string, number>,
  room: number,
): Promise<{ claimed: Claimed[]; looked: boolean }> {
  const rows = await read<Claimed | { id: null }>(sql`
    WITH RECURSIVE waited_for AS (
      (SELECT endpoint_id FROM webhook_delivery WHERE ${waiting} ORDER BY endpoint_id LIMIT 1)
      UNION ALL
      SELECT (SELECT endpoint_id FROM webhook_delivery WHERE ${waiting} AND endpoint_id > w.endpoint_id ORDER BY endpoint_id LIMIT 1)
      FROM waited_for w WHERE w.endpoint_id IS NOT NULL),
    busy AS (SELECT key::uuid AS endpoint_id, value::int AS attempts FROM jsonb_each_text(${JSON.stringify(Object.fromEntries(busy))}::jsonb)),
    scanned AS MATERIALIZED (
      SELECT d.*, ${PER_ENDPOINT}::int - coalesce(busy.attempts, 0) AS room, head.next_at AS head_at, head.is_under_way
      FROM waited_for JOIN webhook_endpoint e ON e.id = waited_for.endpoint_id LEFT JOIN busy ON busy.endpoint_id = e.id
      CROSS JOIN LATERAL (
        SELECT id, endpoint_id, object_id, position, next_at, replayed_at FROM webhook_delivery
        WHERE endpoint_id = e.id AND ${waiting} AND next_at <= now()
        ORDER BY next_at, position LIMIT ${SCANNED}::int FOR UPDATE SKIP LOCKED) d
      LEFT JOIN LATERAL (
        SELECT next_at, last_attempt_at IS NOT NULL AND last_duration_ms IS NULL AS is_under_way FROM webhook_delivery earlier
        WHERE earlier.endpoint_id = d.endpoint_id AND earlier.object_id = d.object_id AND earlier.position < d.position
          AND earlier.${waiting} AND earlier.replayed_at IS NULL
        ORDER BY earlier.position LIMIT 1) head ON d.replayed_at IS NULL
      WHERE e.enabled AND coalesce(busy.attempts, 0) < ${PER_ENDPOINT}::int),
    free AS (
      SELECT id FROM (
        SELECT id, room, row_number() OVER (PARTITION BY endpoint_id ORDER BY next_at, position) AS place
        FROM scanned WHERE head_at IS NULL) AS ranked
      WHERE place <= room ORDER BY place LIMIT ${room}::int),
    put_off AS (
      UPDATE webhook_delivery d SET next_at = CASE WHEN is_under_way THEN now() + interval '1 second'
        ELSE greatest(head_at, now() + interval '1 second') END
      FROM scanned WHERE d.id = scanned.id AND head_at IS NOT NULL),
    claimed AS (
      UPDATE webhook_delivery d SET attempts = attempts + 1, last_attempt_at = now(), last_duration_ms = NULL,
        next_at = now() + make_interval(secs => ${LEASE_SECONDS}::int)
      FROM free WHERE d.id = free.id RETURNING d.*)
    SELECT c.id, c.organization_id, c.endpoint_id, c.event_id, c.type, c.object_id, c.position, c.attempts,
      c.since, e.url, e.format, e.secret, e.previous_secret, e.previous_secret_until,
      event.payload, event.created_at AS happened_at
    FROM (SELECT 1 FROM scanned LIMIT 1) AS looked
    LEFT JOIN claimed c ON true
    LEFT JOIN webhook_endpoint e ON e.id = c.endpoint_id
    LEFT JOIN webhook_event event ON event.id = c.event_id
    ORDER BY c.position`);
  return { claimed: rows.filter((row): row is Claimed => row.id !== null), looked: rows.length > 0 };
}
