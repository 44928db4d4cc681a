import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { DAY_MS } from "@/lib/time";
import type { Context } from "@/server/context";
import { sql } from "@/server/db/sql";
import type { WebhookStatistics } from "./delivery-schema";

/** Up to so many days each hour is told of, beyond it each day. */
const HOURLY_DAYS = 2;

type Row = { at: Date; succeeded: number; failed: number; duration_ms: number };

/** How the attempts of an endpoint went over the last days, real time, by hour or by day of UTC. @throws ResourceNotFound */
export async function getStatistics(
  { read, organizationId, realNow }: Context,
  id: string,
  days: number,
): Promise<WebhookStatistics> {
  const interval = days <= HOURLY_DAYS ? "hour" : "day";
  const start = new Date(realNow.getTime() - days * DAY_MS);
  const rows = await read<Row>(sql`
    SELECT period AS at, coalesce(sum(h.succeeded), 0)::bigint AS succeeded, coalesce(sum(h.failed), 0)::bigint AS failed,
      coalesce(sum(h.duration_ms), 0)::bigint AS duration_ms
    FROM webhook_endpoint e
    CROSS JOIN generate_series(date_trunc(${interval}, ${start}::timestamptz, 'UTC'), date_trunc(${interval}, ${realNow}::timestamptz, 'UTC'),
      ('1 ' || ${interval})::interval, 'UTC') AS period
    LEFT JOIN webhook_endpoint_hour h ON h.endpoint_id = e.id AND h.hour >= period AND h.hour < period + ('1 ' || ${interval})::interval
    WHERE e.organization_id = ${organizationId}::uuid AND e.id = ${id}::uuid
    GROUP BY period ORDER BY period`);
  if (rows.length === 0) throw new ResourceNotFound();
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  const succeeded = sum((row) => row.succeeded);
  const failed = sum((row) => row.failed);
  const attempts = succeeded + failed;
  return {
    interval,
    succeeded,
    failed,
    average_duration_ms: attempts > 0 ? Math.round(sum((row) => row.duration_ms) / attempts) : null,
    periods: rows.map(({ at, succeeded, failed }) => ({ at: at.toISOString(), succeeded, failed })),
  };
}
