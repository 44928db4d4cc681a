"use client";

import { useQuery } from "@tanstack/react-query";
import { ChartLegend } from "@/components/chart/chart-legend";
import { TimeSeriesChart } from "@/components/chart/time-series-chart";
import { Stat } from "@/components/layout/stat";
import { Card } from "@/components/ui/card";
import { formatMinor } from "@/components/ui/money-text";
import { metricsSummary } from "../queries";
import type { MetricsSummary } from "../schema";
import { UnreadCard } from "./unread-card";
import { useMetricsSearch } from "./use-metrics-search";

const count = new Intl.NumberFormat("en");

type Parts = {
  summary: MetricsSummary | undefined;
  days: number;
  timeZone: string;
  /** Newer numbers are on their way: what is shown belongs to the choice before. */
  stale: boolean;
};

const labels = (days: number) => ({
  currentLabel: `Last ${days} days`,
  previousLabel: `${days} days before`,
});

function Revenue({ summary, days, timeZone, stale }: Parts) {
  const currency = summary?.currency ?? "usd";
  const { currentLabel, previousLabel } = labels(days);
  return (
    <Card className="grid min-w-0 gap-4 p-4 lg:col-span-2">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <Stat
          label="Revenue, net of tax and refunds"
          value={formatMinor(summary?.totals.revenue ?? 0, currency)}
          now={summary?.totals.revenue}
          before={summary?.previous_totals.revenue}
          beforeLabel={`the ${previousLabel}`}
          beforeValue={formatMinor(summary?.previous_totals.revenue ?? 0, currency)}
          pending={!summary || stale}
        />
        <ChartLegend current={currentLabel} previous={previousLabel} />
      </div>
      <TimeSeriesChart
        label="Revenue"
        points={
          stale
            ? undefined
            : summary?.days.map((day) => ({
                at: day.starts_at,
                value: day.revenue,
                previous: day.previous_revenue,
              }))
        }
        unit={{ kind: "money", currency }}
        interval="day"
        timeZone={timeZone}
        height={248}
        {...labels(days)}
      />
    </Card>
  );
}

function Orders({ summary, days, timeZone, stale }: Parts) {
  const { previousLabel } = labels(days);
  return (
    <Card className="grid min-w-0 content-start gap-4 p-4">
      <Stat
        label="Orders"
        value={count.format(summary?.totals.orders ?? 0)}
        now={summary?.totals.orders}
        before={summary?.previous_totals.orders}
        beforeLabel={`the ${previousLabel}`}
        beforeValue={count.format(summary?.previous_totals.orders ?? 0)}
        pending={!summary || stale}
      />
      <TimeSeriesChart
        label="Orders"
        kind="bars"
        points={
          stale
            ? undefined
            : summary?.days.map((day) => ({
                at: day.starts_at,
                value: day.orders,
                previous: day.previous_orders,
              }))
        }
        unit={{ kind: "count" }}
        interval="day"
        timeZone={timeZone}
        height={120}
        {...labels(days)}
      />
    </Card>
  );
}

function Average({ summary, days, stale }: Parts) {
  const currency = summary?.currency ?? "usd";
  const write = (amount: number | null | undefined) => (amount == null ? "–" : formatMinor(amount, currency));
  const { previousLabel } = labels(days);
  const now = summary?.totals.average_order_value;
  const before = summary?.previous_totals.average_order_value;
  return (
    <Card className="min-w-0 p-4">
      <Stat
        label="Average order"
        value={write(now)}
        now={now ?? undefined}
        before={before ?? undefined}
        beforeLabel={`the ${previousLabel}`}
        beforeValue={write(before)}
        pending={!summary || stale}
      />
    </Card>
  );
}

/** Revenue, orders and the average order of the last days beside the days before. */
export function SalesOverview({ organizationId }: { organizationId: string }) {
  const [search] = useMetricsSearch();
  const { data, error, refetch, isFetching, isPlaceholderData } = useQuery(
    metricsSummary(organizationId, search),
  );
  if (error && !data) return <UnreadCard error={error} refetch={refetch} isFetching={isFetching} />;
  const parts = { summary: data, days: search.days, timeZone: search.timezone, stale: isPlaceholderData };
  return (
    <div className="grid gap-4 lg:grid-cols-3">
      <Revenue {...parts} />
      <div className="grid min-w-0 content-start gap-4 sm:max-lg:grid-cols-2">
        <Orders {...parts} />
        <Average {...parts} />
      </div>
    </div>
  );
}
