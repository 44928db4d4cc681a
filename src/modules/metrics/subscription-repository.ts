import "server-only";
import { type Read, raw, sql } from "@/server/db/sql";
import { spanOf } from "./repository";
import type { MovedDay, Movements } from "./subscription-rules";
import type { SubscriptionMetricsQuery } from "./subscription-schema";

const sums = raw(`
  sum(mrr)::bigint AS mrr, coalesce(sum(mrr) FILTER (WHERE mrr > 0), 0)::bigint AS won,
  coalesce(-sum(mrr) FILTER (WHERE mrr < 0), 0)::bigint AS lost, sum(active) AS active, sum(paying) AS paying,
  count(*) FILTER (WHERE paying > 0) AS begun, count(*) FILTER (WHERE paying < 0) AS stopped,
  sum(trials_ended) AS trials_ended, sum(trials_converted) AS trials_converted`);

type Row = { date: string | null; starts_at: Date | null; moved: Movements };

/**
 * What subscriptions moved on each day of the period and of the one before it, and all that moved before, by currency: one reading of the index on
 * (organization, time) that holds all that is summed. A day begins at midnight of the time zone; days without a movement are there too.
 */
export async function readMovedDays(
  read: Read,
  organizationId: string,
  query: SubscriptionMetricsQuery,
  now: Date,
): Promise<{ own: string; past: Movements; days: MovedDay[] }> {
  const { days, timezone } = query;
  const rows = await read<Row & { own: string }>(sql`
    WITH ${spanOf(query, now)},
    moved AS MATERIALIZED (
      SELECT NULL::date AS day, currency, ${sums} FROM subscription_movement
      WHERE organization_id = ${organizationId}::uuid AND at < (SELECT from_at FROM span)
      GROUP BY currency
      UNION ALL
      SELECT (at AT TIME ZONE ${timezone}::text)::date, currency, ${sums} FROM subscription_movement
      WHERE organization_id = ${organizationId}::uuid
        AND at >= (SELECT from_at FROM span) AND at < (SELECT to_at FROM span)
      GROUP BY 1, 2
    )
    SELECT organization.default_currency AS own, to_char(each.day, 'YYYY-MM-DD') AS date,
      each.day::timestamp AT TIME ZONE ${timezone}::text AS starts_at,
      coalesce(jsonb_object_agg(moved.currency, to_jsonb(moved.*)) FILTER (WHERE moved.currency IS NOT NULL), '{}') AS moved
    FROM (
      SELECT NULL::date AS day
      UNION ALL SELECT last_day - back FROM period, generate_series(0, ${2 * days - 1}::int) AS back
    ) AS each
    JOIN organization ON organization.id = ${organizationId}::uuid
    LEFT JOIN moved ON moved.day IS NOT DISTINCT FROM each.day
    GROUP BY each.day, organization.default_currency
    ORDER BY each.day NULLS FIRST`);
  return {
    own: rows[0]?.own ?? "usd",
    past: rows.find(({ date }) => date === null)?.moved ?? {},
    days: rows.flatMap(({ date, starts_at, moved }) =>
      date && starts_at ? [{ date, starts_at, moved }] : [],
    ),
  };
}
