import "server-only";
import type { Context } from "@/server/context";
import { describeMetric, type Metric, measure, metricNames } from "./metric-names";
import type { MetricsGet } from "./metric-query";
import { readCounts, readCurrencies, readStarts } from "./metric-repository";
import type { Metrics } from "./metric-schema";
import { boundaries, type Days, daysBefore } from "./period-rules";
import { refuseUnknownZone } from "./refuse-unknown-zone";
import { type Span, spansOf } from "./span-rules";

type Reading = Pick<Context, "read" | "organizationId">;

const valuesOf = (metrics: readonly Metric[], span: Span) =>
  Object.fromEntries(metrics.map((name) => [name, measure(name, span)]));

async function measureDays(
  { read, organizationId }: Reading,
  query: MetricsGet & { currency: string },
  days: Days,
  metrics: readonly Metric[],
) {
  const dates = boundaries(days, query.interval);
  const starts = await readStarts(read, dates, query.interval, query.timezone).catch(refuseUnknownZone);
  const rows = await readCounts(read, organizationId, query, starts);
  const { periods, whole } = spansOf(rows, starts);
  return {
    periods: periods.map((span, index) => ({
      timestamp: new Date(starts[index] ?? 0).toISOString(),
      ...valuesOf(metrics, span),
    })),
    totals: valuesOf(metrics, whole),
  };
}

/**
 * All metrics of some days, by interval, in one currency; with `compare`, beside the days before. Out of rollups that are written with what they tell of,
 * so that they are true at every moment. @throws RequestValidationError for an unknown time zone
 */
export async function getMetrics(ctx: Reading, asked: MetricsGet): Promise<Metrics> {
  const currencies = await readCurrencies(ctx.read, ctx.organizationId);
  const query = { ...asked, currency: asked.currency ?? currencies[0] ?? "usd" };
  const metrics = query.metrics?.length ? query.metrics : metricNames;
  const [now, before] = await Promise.all([
    measureDays(ctx, query, query, metrics),
    query.compare ? measureDays(ctx, query, daysBefore(query), metrics) : null,
  ]);
  return {
    timezone: query.timezone,
    currency: query.currency,
    currencies,
    ...now,
    previous_periods: before?.periods ?? null,
    previous_totals: before?.totals ?? null,
    metrics: Object.fromEntries(
      metrics.map((slug) => {
        const { name, type, about } = describeMetric(slug);
        return [slug, { slug, display_name: name, type, description: about }];
      }),
    ),
  };
}
