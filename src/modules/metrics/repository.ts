import "server-only";
import { type Read, sql } from "@/server/db/sql";
import { ALL_PRODUCTS } from "./all-products";
import type { SoldDay } from "./rules";
import type { MetricsQuery } from "./schema";

/** The tables `period` (the last day) and `span` (the instants) of a period and the one before it. */
export const spanOf = (
  { days, end_date: endDate, timezone }: Pick<MetricsQuery, "days" | "end_date" | "timezone">,
  now: Date,
) => sql`
  period AS MATERIALIZED (
    SELECT coalesce(${endDate ?? null}::date, (${now}::timestamptz AT TIME ZONE ${timezone}::text)::date) AS last_day
  ),
  span AS MATERIALIZED (
    SELECT (last_day - ${2 * days - 1}::int)::timestamp AT TIME ZONE ${timezone}::text AS from_at,
      (last_day + 1)::timestamp AT TIME ZONE ${timezone}::text AS to_at
    FROM period
  )`;

/**
 * What was sold on each day of the period and of the one before it, by currency, in one reading of the rollup. A day begins at midnight of the
 * time zone; days without a sale are there too.
 */
export async function readSoldDays(
  read: Read,
  organizationId: string,
  { days, end_date: endDate, timezone, product_id: productId }: MetricsQuery,
  now: Date,
): Promise<{ own: string; days: SoldDay[] }> {
  const rows = await read<SoldDay & { own: string }>(sql`
    WITH ${spanOf({ days, end_date: endDate, timezone }, now)},
    sold AS MATERIALIZED (
      SELECT (at AT TIME ZONE ${timezone}::text)::date AS day, currency, sum(orders)::bigint AS orders,
        sum(revenue - refunded)::bigint AS revenue
      FROM metric
      WHERE organization_id = ${organizationId}::uuid AND product_id = ${productId ?? ALL_PRODUCTS}::uuid
        AND kind IN ('one_time', 'new', 'renewed', 'changed')
        AND at >= (SELECT from_at FROM span) AND at < (SELECT to_at FROM span)
      GROUP BY 1, 2 HAVING sum(orders) <> 0
    )
    SELECT organization.default_currency AS own, to_char(each.day, 'YYYY-MM-DD') AS date,
      each.day::timestamp AT TIME ZONE ${timezone}::text AS starts_at,
      coalesce(jsonb_object_agg(sold.currency, jsonb_build_object('revenue', sold.revenue, 'orders', sold.orders))
        FILTER (WHERE sold.day IS NOT NULL), '{}') AS sold
    FROM (SELECT last_day - back AS day FROM period, generate_series(0, ${2 * days - 1}::int) AS back) AS each
    JOIN organization ON organization.id = ${organizationId}::uuid
    LEFT JOIN sold ON sold.day = each.day
    GROUP BY each.day, organization.default_currency
    ORDER BY each.day`);
  return { own: rows[0]?.own ?? "usd", days: rows };
}
