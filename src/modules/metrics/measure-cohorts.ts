import "server-only";
import type { Context } from "@/server/context";
import { empty, sql } from "@/server/db/sql";
import type { Cohorts } from "./cohort-schema";
import type { CohortsGet } from "./metric-query";
import { refuseUnknownZone } from "./refuse-unknown-zone";

type Row = { date: string; starts_at: Date; subscriptions: number; retained: number[] };

/**
 * Of the subscriptions that began in each of the last months, how many were still there after one month, two and so on: counted by each one's own
 * months, and told only where all of a month's subscriptions have come so far. @throws RequestValidationError for an unknown time zone
 */
export async function measureCohorts(
  { read, organizationId, now }: Pick<Context, "read" | "organizationId" | "now">,
  { months, timezone, product_id: products }: CohortsGet,
): Promise<Cohorts> {
  const rows = await read<Row>(sql`
    WITH month AS MATERIALIZED (
      SELECT local, local AT TIME ZONE ${timezone}::text AS from_at, (local + interval '1 month') AT TIME ZONE ${timezone}::text AS to_at
      FROM generate_series(date_trunc('month', ${now}::timestamptz AT TIME ZONE ${timezone}::text) - make_interval(months => ${months - 1}::int),
        date_trunc('month', ${now}::timestamptz AT TIME ZONE ${timezone}::text), '1 month') AS local
    ),
    lived AS MATERIALIZED (
      SELECT month.local, CASE WHEN s.ended_at IS NULL THEN ${months}::int
        ELSE extract(year FROM age(s.ended_at, s.started_at)) * 12 + extract(month FROM age(s.ended_at, s.started_at)) END AS months, count(*) AS number
      FROM month JOIN subscription AS s ON s.organization_id = ${organizationId}::uuid AND s.started_at >= month.from_at AND s.started_at < month.to_at
        ${products?.length ? sql`AND s.product_id = ANY(${products}::uuid[])` : empty}
      GROUP BY 1, 2
    )
    SELECT to_char(local, 'YYYY-MM-DD') AS date, from_at AS starts_at,
      coalesce((SELECT sum(number) FROM lived WHERE lived.local = month.local), 0)::bigint AS subscriptions,
      ARRAY(SELECT coalesce((SELECT sum(number) FROM lived WHERE lived.local = month.local AND lived.months >= after), 0)::int
        FROM generate_series(0, ${months - 1}::int) AS after
        WHERE after = 0 OR to_at + make_interval(months => after) <= ${now}::timestamptz ORDER BY after) AS retained
    FROM month ORDER BY local`).catch(refuseUnknownZone);
  return { timezone, items: rows.map((row) => ({ ...row, starts_at: row.starts_at.toISOString() })) };
}
