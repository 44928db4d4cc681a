import "server-only";
import type { Context } from "@/server/context";
import { empty, sql } from "@/server/db/sql";
import { ALL_PRODUCTS, NO_PRODUCT } from "./all-products";
import type { ProductMetricsGet } from "./metric-query";
import { readCurrencies } from "./metric-repository";
import { boundaries, daysBefore } from "./period-rules";
import type { MetricsByProduct, ProductMetrics } from "./product-metric-schema";
import { refuseUnknownZone } from "./refuse-unknown-zone";

const MOST = 100;

type Row = Omit<ProductMetrics, "share" | "product_id"> & { product_id: string; total: number };

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
  const [from, to] = boundaries(query, "year").filter(
    (_, index, all) => index === 0 || index === all.length - 1,
  );
  const { start_date: before } = daysBefore(query);
  const instant = (day: string | undefined) => sql`(${day}::timestamp AT TIME ZONE ${query.timezone}::text)`;
  const rows = await read<Row>(sql`
    WITH span AS MATERIALIZED (SELECT ${instant(before)} AS before_at, ${instant(from)} AS from_at, ${instant(to)} AS to_at),
    moved AS MATERIALIZED (
      SELECT product_id, sum(orders) FILTER (WHERE at >= from_at)::bigint AS orders,
        sum(revenue) FILTER (WHERE at >= from_at)::bigint AS revenue,
        sum(revenue - refunded) FILTER (WHERE at >= from_at)::bigint AS net_revenue,
        sum(revenue - refunded) FILTER (WHERE at >= before_at AND at < from_at)::bigint AS previous_net_revenue,
        sum(mrr)::bigint AS monthly_recurring_revenue, sum(active)::bigint AS active_subscriptions
      FROM metric, span
      WHERE organization_id = ${organizationId}::uuid AND product_id <> ${ALL_PRODUCTS}::uuid AND currency = ${currency}::char(3)
        ${query.organization_id?.length ? sql`AND organization_id = ANY(${query.organization_id}::uuid[])` : empty}
        AND at < (SELECT to_at FROM span) AND (kind = 'subscription' OR at >= (SELECT before_at FROM span))
      GROUP BY product_id
    )
    SELECT moved.product_id, product.name AS product_name, coalesce(orders, 0) AS orders, coalesce(revenue, 0) AS revenue,
      coalesce(net_revenue, 0) AS net_revenue, coalesce(previous_net_revenue, 0) AS previous_net_revenue, monthly_recurring_revenue,
      active_subscriptions, (sum(net_revenue) OVER ())::bigint AS total
    FROM moved LEFT JOIN product ON product.id = moved.product_id
    WHERE orders <> 0 OR revenue <> 0 OR active_subscriptions <> 0 OR previous_net_revenue <> 0
    ORDER BY net_revenue DESC NULLS LAST, product.name, moved.product_id LIMIT ${MOST}::int`).catch(
    refuseUnknownZone,
  );
  return {
    currency,
    items: rows.map(({ total, product_id, ...row }) => ({
      ...row,
      product_id: product_id === NO_PRODUCT ? null : product_id,
      share: total > 0 ? row.net_revenue / total : null,
    })),
  };
}
