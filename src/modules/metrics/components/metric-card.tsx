"use client";

import { formatValue, type TimeSeriesPoint, type Unit } from "@/components/chart/series";
import { TimeSeriesChart } from "@/components/chart/time-series-chart";
import { Stat } from "@/components/layout/stat";
import { Card } from "@/components/ui/card";
import { Definition } from "@/components/ui/definition";
import type { Metric } from "../metric-names";
import type { Metrics } from "../metric-schema";
import type { MetricsPageSearch } from "../page-search";

type Props = {
  metric: Metric;
  /** Undefined until the first answer, and while what is shown belongs to another choice. */
  metrics: Metrics | undefined;
  search: MetricsPageSearch;
  /** Milliseconds: what begins later has not been yet. */
  now: number;
  kind?: "area" | "line" | "bars";
  lowerIsBetter?: boolean;
};

const unitOf = (metrics: Metrics | undefined, metric: Metric): Unit => {
  const type = metrics?.metrics[metric]?.type;
  if (type === "currency") return { kind: "money", currency: metrics?.currency ?? "usd" };
  return { kind: type === "percentage" ? "percent" : "count" };
};

const pointsOf = (metrics: Metrics, metric: Metric, now: number): TimeSeriesPoint[] =>
  metrics.periods.map((period, index) => ({
    at: period.timestamp,
    value: Date.parse(period.timestamp) > now ? null : (period[metric] ?? null),
    previous: metrics.previous_periods?.[index]?.[metric],
  }));

/** One metric: what it comes to beside the period before, how it went, and what it means. */
export function MetricCard({ metric, metrics, search, now, kind = "area", lowerIsBetter = false }: Props) {
  const info = metrics?.metrics[metric];
  const unit = unitOf(metrics, metric);
  const write = (value: number | null | undefined) => (value == null ? "–" : formatValue(value, unit));
  const total = metrics?.totals[metric];
  const before = metrics?.previous_totals?.[metric];
  return (
    <Card className="grid min-w-0 content-start gap-3 p-4">
      <Stat
        label={info ? <Definition term={info.display_name}>{info.description}</Definition> : "…"}
        value={write(total)}
        now={total ?? undefined}
        before={before ?? undefined}
        beforeLabel="before"
        beforeValue={write(before)}
        lowerIsBetter={lowerIsBetter}
        pending={!metrics}
      />
      <TimeSeriesChart
        label={info?.display_name ?? "Metric"}
        points={metrics && pointsOf(metrics, metric, now)}
        unit={unit}
        interval={search.interval}
        kind={kind}
        timeZone={search.timezone}
        height={150}
      />
    </Card>
  );
}
