import "server-only";
import { join, type Read, raw, type Sql, sql } from "@/server/db/sql";
import { ALL_PRODUCTS } from "./all-products";
import { customerSource } from "./customer-source";
import type { MetricsGet } from "./metric-query";
import type { Interval } from "./period-rules";
import { type CountedRow, type Counts, counters } from "./span-rules";

const RECURRING = ["new", "renewed", "changed", "subscription"];
const reasons = [
  "customer_service",
  "low_quality",
  "missing_features",
  "switched_service",
  "too_complex",
  "too_expensive",
  "unused",
  "other",
];
const recurringKinds = [...RECURRING, ...reasons.map((reason) => `canceled:${reason}`)];

/** The kinds of rows that are asked for, each by its name: so an index finds them all. */
function kindsOf({ billing_type: types }: Pick<MetricsGet, "billing_type">): string[] {
  const asked = types?.length ? types : ["one_time", "recurring"];
  return [
    ...(asked.includes("one_time") ? ["one_time"] : []),
    ...(asked.includes("recurring") ? recurringKinds : []),
  ];
}

/** Instants at which periods begin, and the end; of hours, each of the days between. */
const startsOf = (dates: readonly string[], interval: Interval, timezone: string): Sql =>
  interval === "hour"
    ? sql`SELECT generate_series(min(at), max(at), '1 hour') AS at FROM
        (SELECT d::timestamp AT TIME ZONE ${timezone}::text AS at FROM unnest(${[dates[0], dates.at(-1)]}::text[]) AS d) AS ends`
    : sql`SELECT d::timestamp AT TIME ZONE ${timezone}::text AS at FROM unnest(${dates}::text[]) AS d`;

const sums = raw(counters.map((name) => `sum(${name})::bigint AS ${name}`).join(", "));

type Found = { starts: Date[]; row: (Counts & { period: number; kind: string }) | null };

type Asked = Pick<
  MetricsGet,
  "interval" | "timezone" | "organization_id" | "product_id" | "billing_type" | "customer_id"
> & { currency: string };

/**
 * What came in each period, by kind, and before the first (period 0), in one reading of the rollup; of customers, out of their orders themselves.
 *
 * @param dates days on which periods begin, and the day after the last.
 */
export async function readCounts(
  read: Read,
  organizationId: string,
  asked: Asked,
  dates: readonly string[],
): Promise<{ rows: CountedRow[]; starts: Date[] }> {
  const { customer_id: customers, product_id: products, organization_id: organizations } = asked;
  const source = customers?.length ? customerSource(organizationId, customers) : raw("metric");
  const ofAll = customers?.length ? sql`true` : sql`product_id = ${ALL_PRODUCTS}::uuid`;
  const conditions = join(
    [
      sql`organization_id = ${organizationId}::uuid`,
      ...(organizations?.length ? [sql`organization_id = ANY(${organizations}::uuid[])`] : []),
      products?.length ? sql`product_id = ANY(${products}::uuid[])` : ofAll,
      sql`currency = ${asked.currency}::char(3)`,
      sql`kind = ANY(${kindsOf(asked)}::text[])`,
    ],
    " AND ",
  );
  const found = await read<Found>(sql`
    WITH start AS MATERIALIZED (${startsOf(dates, asked.interval, asked.timezone)}),
    bounds AS MATERIALIZED (SELECT array_agg(DISTINCT at ORDER BY at) AS starts, min(at) AS first_at, max(at) AS end_at FROM start),
    found AS (
      SELECT 0 AS period, kind, ${sums} FROM ${source}
      WHERE ${conditions} AND kind = 'subscription' AND at < (SELECT first_at FROM bounds) GROUP BY kind
      UNION ALL
      SELECT width_bucket(at, (SELECT starts FROM bounds)), kind, ${sums} FROM ${source}
      WHERE ${conditions} AND at >= (SELECT first_at FROM bounds) AND at < (SELECT end_at FROM bounds) GROUP BY 1, 2
    )
    SELECT bounds.starts, to_jsonb(found.*) AS row FROM bounds LEFT JOIN found ON true`);
  return { rows: found.flatMap(({ row }) => row ?? []), starts: found[0]?.starts ?? [] };
}

/** The organization's own currency, then every other in which there has ever been anything. */
export async function readCurrencies(read: Read, organizationId: string): Promise<string[]> {
  const rows = await read<{ currency: string }>(sql`
    WITH RECURSIVE each AS (
      (SELECT currency FROM metric_rollup
        WHERE organization_id = ${organizationId}::uuid AND product_id = ${ALL_PRODUCTS}::uuid ORDER BY currency LIMIT 1)
      UNION ALL
      SELECT (SELECT r.currency FROM metric_rollup AS r
        WHERE r.organization_id = ${organizationId}::uuid AND r.product_id = ${ALL_PRODUCTS}::uuid AND r.currency > each.currency
        ORDER BY r.currency LIMIT 1)
      FROM each WHERE each.currency IS NOT NULL
    )
    SELECT default_currency AS currency, 0 AS place FROM organization WHERE id = ${organizationId}::uuid
    UNION SELECT currency, 1 FROM each WHERE currency IS NOT NULL
    UNION SELECT currency, 1 FROM metric_movement WHERE organization_id = ${organizationId}::uuid
    ORDER BY place, currency`);
  return [...new Set(rows.map(({ currency }) => currency))];
}
