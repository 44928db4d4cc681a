import "server-only";
import { empty, type Read, raw, type Sql, sql } from "@/server/db/sql";
import { ALL_PRODUCTS } from "./all-products";
import { customerSource } from "./customer-source";
import { type Range, rangesBefore, rangesOf } from "./grain-rules";
import type { MetricsGet } from "./metric-query";
import type { Interval } from "./period-rules";
import { type CountedRow, counters } from "./span-rules";

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

/** Instants at which periods begin, and the end; of hours, each of the days between. @throws what the database says of a zone that it does not know */
export async function readStarts(
  read: Read,
  dates: readonly string[],
  interval: Interval,
  timezone: string,
): Promise<number[]> {
  const ends = sql`SELECT d::timestamp AT TIME ZONE ${timezone}::text AS at FROM unnest(${interval === "hour" ? [dates[0], dates.at(-1)] : dates}::text[]) AS d`;
  const instants =
    interval === "hour"
      ? sql`SELECT generate_series(min(at), max(at), '1 hour') AS at FROM (${ends}) AS ends`
      : ends;
  const rows = await read<{ at: Date }>(sql`SELECT DISTINCT at FROM (${instants}) AS each ORDER BY at`);
  return rows.map(({ at }) => at.getTime());
}

const sums = raw(counters.map((name) => `sum(m.${name})::bigint AS ${name}`).join(", "));

const text = (at: number): string =>
  at === Number.NEGATIVE_INFINITY ? "-infinity" : new Date(at).toISOString();

/** Ranges as a table `range (grain, from_at, to_at)`. */
export const rangeTable = (ranges: readonly Range[]): Sql => sql`
  unnest(${ranges.map(({ grain }) => grain)}::text[], ${ranges.map(({ from }) => text(from))}::timestamptz[],
    ${ranges.map(({ to }) => text(to))}::timestamptz[]) AS range (grain, from_at, to_at)`;

/**
 * The rollup's rows of some ranges, kinds and products (an expression), each found by the index: `OFFSET 0` keeps the planner from joining what it thinks
 * are many rows with the whole table.
 */
export const rollupOf = (
  organizationId: string,
  currency: string,
  of: { ranges: readonly Range[]; kinds: readonly string[]; products: Sql },
): Sql => sql`
  SELECT m.* FROM ${rangeTable(of.ranges)}, unnest(${of.kinds}::text[]) AS wanted (kind), unnest(${of.products}) AS sold (product_id),
    LATERAL (SELECT * FROM metric_rollup AS r
      WHERE r.organization_id = ${organizationId}::uuid AND r.product_id = sold.product_id AND r.currency = ${currency}::char(3)
        AND r.kind = wanted.kind AND r.grain = range.grain AND r.at >= range.from_at AND r.at < range.to_at OFFSET 0) AS m`;

export type Asked = Pick<MetricsGet, "organization_id" | "product_id" | "billing_type" | "customer_id"> & {
  currency: string;
};

/**
 * What came in each period, by kind, and before the first (period 0), in one reading of the rollup and of what is not folded yet; of customers, out of
 * their orders themselves.
 *
 * @param starts instants at which periods begin, and at last the end.
 */
export async function readCounts(
  read: Read,
  organizationId: string,
  asked: Asked,
  starts: readonly number[],
): Promise<CountedRow[]> {
  const { customer_id: customers, product_id: products, organization_id: organizations, currency } = asked;
  if (organizations?.length && !organizations.includes(organizationId)) return [];
  const kinds = kindsOf(asked);
  const periods = sql`${starts.map(text)}::timestamptz[]`;
  const [first = 0, end = 0] = [starts[0], starts.at(-1)];
  const matters = sql`m.organization_id = ${organizationId}::uuid AND m.currency = ${currency}::char(3) AND m.kind = ANY(${kinds}::text[])
    AND m.at < ${text(end)}::timestamptz AND (m.kind = 'subscription' OR m.at >= ${text(first)}::timestamptz)
    ${products?.length ? sql`AND m.product_id = ANY(${products}::uuid[])` : empty}`;
  const summed = (from: Sql) =>
    sql`SELECT width_bucket(m.at, ${periods}) AS period, m.kind, ${sums} FROM ${from} GROUP BY 1, 2`;
  if (customers?.length)
    return read<CountedRow>(summed(sql`${customerSource(organizationId, customers)} AS m WHERE ${matters}`));
  const sold = sql`${products?.length ? products : [ALL_PRODUCTS]}::uuid[]`;
  const rollup = (ranges: Range[], of: string[]) =>
    summed(sql`(${rollupOf(organizationId, currency, { ranges, kinds: of, products: sold })}) AS m`);
  return read<CountedRow>(sql`
    ${rollup(
      rangesBefore(first),
      kinds.filter((kind) => kind === "subscription"),
    )}
    UNION ALL ${rollup(rangesOf(starts), kinds)}
    UNION ALL ${summed(sql`metric_movement AS m WHERE ${matters}`)}`);
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
