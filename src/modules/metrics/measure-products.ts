import "server-only";
import type { Context } from "@/server/context";
import { type Sql, sql } from "@/server/db/sql";
import { NO_PRODUCT } from "./all-products";
import { rangesBefore, rangesOf } from "./grain-rules";
import type { ProductMetricsGet } from "./metric-query";
import { readCurrencies, readStarts, rollupOf } from "./metric-repository";
import { boundaries, daysBefore } from "./period-rules";
import type { MetricsByProduct, ProductMetrics } from "./product-metric-schema";
import { refuseUnknownZone } from "./refuse-unknown-zone";

const MOST = 100;

type Row = Omit<ProductMetrics, "share" | "product_id"> & { product_id: string; total: number };

const orders = ["one_time", "new", "renewed", "changed"];

/** By product: what came between the second and the last of three instants, and in the time before; and how subscriptions stand at the last. */
function productSums(organizationId: string, currency: string, starts: readonly number[]): Sql {
  const [before = 0, from = 0, to = 0] = starts;
  const products = sql`ARRAY(SELECT id FROM product WHERE organization_id = ${organizationId}::uuid UNION ALL SELECT ${NO_PRODUCT}::uuid)`;
  const at = (instant: number) => sql`${new Date(instant).toISOString()}::timestamptz`;
  return sql`
    WITH found AS (
      ${rollupOf(organizationId, currency, { ranges: rangesOf(starts), kinds: orders, products })}
      UNION ALL ${rollupOf(organizationId, currency, { ranges: rangesBefore(to), kinds: ["subscription"], products })}
    ), each AS (
      SELECT product_id, at, kind, orders, revenue, refunded, mrr, active FROM found
      UNION ALL
      SELECT product_id, at, kind, orders, revenue, refunded, mrr, active FROM metric_movement
      WHERE organization_id = ${organizationId}::uuid AND currency = ${currency}::char(3)
    ), moved AS (
      SELECT product_id, coalesce(sum(orders) FILTER (WHERE at >= ${at(from)}), 0)::bigint AS orders,
        coalesce(sum(revenue) FILTER (WHERE at >= ${at(from)}), 0)::bigint AS revenue,
        coalesce(sum(revenue - refunded) FILTER (WHERE at >= ${at(from)}), 0)::bigint AS net_revenue,
        coalesce(sum(revenue - refunded) FILTER (WHERE at < ${at(from)}), 0)::bigint AS previous_net_revenue,
        sum(mrr)::bigint AS monthly_recurring_revenue, sum(active)::bigint AS active_subscriptions
      FROM each WHERE at < ${at(to)} AND (kind = 'subscription' OR at >= ${at(before)})
      GROUP BY product_id
    )
    SELECT moved.*, product.name AS product_name, (sum(net_revenue) OVER ())::bigint AS total
    FROM moved LEFT JOIN product ON product.id = moved.product_id
    WHERE orders <> 0 OR revenue <> 0 OR active_subscriptions <> 0 OR previous_net_revenue <> 0
    ORDER BY net_revenue DESC, product.name, moved.product_id LIMIT ${MOST}::int`;
}

/**
 * What each product brought in some days, beside the days before, in one currency: one reading of the rollup's rows by product.
 * @throws RequestValidationError for an unknown time zone
 */
export async function measureProducts(
  { read, organizationId }: Pick<Context, "read" | "organizationId">,
  query: ProductMetricsGet,
): Promise<MetricsByProduct> {
  const [own = "usd"] = await readCurrencies(read, organizationId);
  const currency = query.currency ?? own;
  if (query.organization_id?.length && !query.organization_id.includes(organizationId))
    return { currency, items: [] };
  const ends = boundaries(query, "year");
  const dates = [daysBefore(query).start_date, ends[0] ?? "", ends.at(-1) ?? ""];
  const starts = await readStarts(read, dates, "day", query.timezone).catch(refuseUnknownZone);
  const rows = await read<Row>(productSums(organizationId, currency, starts));
  return {
    currency,
    items: rows.map(({ total, product_id, ...row }) => ({
      ...row,
      product_id: product_id === NO_PRODUCT ? null : product_id,
      share: total > 0 ? row.net_revenue / total : null,
    })),
  };
}
