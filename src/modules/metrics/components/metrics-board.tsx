"use client";

import { useQuery } from "@tanstack/react-query";
import { ChartLegend } from "@/components/chart/chart-legend";
import { Section } from "@/components/layout/section";
import type { Metric } from "../metric-names";
import { allMetrics } from "../queries";
import { CohortTable } from "./cohort-table";
import { MetricCard } from "./metric-card";
import { MetricsControls } from "./metrics-controls";
import { ProductTable } from "./product-table";
import { UnreadCard } from "./unread-card";
import { type MetricsPage, useMetricsPage } from "./use-metrics-page";

type Shown = { metric: Metric; kind?: "area" | "line" | "bars"; lowerIsBetter?: true };

const groups: { title: string; metrics: Shown[] }[] = [
  {
    title: "Sales",
    metrics: [
      { metric: "net_revenue" },
      { metric: "orders", kind: "bars" },
      { metric: "net_average_order_value", kind: "bars" },
      { metric: "net_cumulative_revenue" },
      { metric: "checkouts", kind: "bars" },
      { metric: "checkouts_conversion", kind: "bars" },
    ],
  },
  {
    title: "Recurring revenue",
    metrics: [
      { metric: "monthly_recurring_revenue" },
      { metric: "committed_monthly_recurring_revenue" },
      { metric: "average_revenue_per_user", kind: "bars" },
      { metric: "ltv", kind: "bars" },
    ],
  },
  {
    title: "Subscriptions",
    metrics: [
      { metric: "active_subscriptions" },
      { metric: "new_subscriptions", kind: "bars" },
      { metric: "renewed_subscriptions", kind: "bars" },
      { metric: "canceled_subscriptions", kind: "bars", lowerIsBetter: true },
      { metric: "churn_rate", kind: "bars", lowerIsBetter: true },
      { metric: "trial_conversion_rate", kind: "bars" },
    ],
  },
];

function Charts({ page, now }: { page: MetricsPage; now: number }) {
  const { organizationId, search } = page;
  const { data, error, refetch, isFetching, isPlaceholderData } = useQuery(
    allMetrics(organizationId, search),
  );
  if (error && !data) return <UnreadCard error={error} refetch={refetch} isFetching={isFetching} />;
  const metrics = isPlaceholderData ? undefined : data;
  return groups.map(({ title, metrics: shown }, index) => (
    <Section key={title} title={title} actions={index === 0 ? <ChartLegend /> : null}>
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {shown.map((each) => (
          <MetricCard key={each.metric} {...each} metrics={metrics} search={search} now={now} />
        ))}
      </div>
    </Section>
  ));
}

/** The page of metrics: what is chosen, a card for each, what products brought, and who stayed. */
export function MetricsBoard({
  organizationId,
  slug,
  now,
}: {
  organizationId: string;
  slug: string;
  now: number;
}) {
  const page = useMetricsPage(organizationId, now);
  return (
    <>
      <MetricsControls page={page} now={now} />
      <div className="grid gap-8">
        <Charts page={page} now={now} />
        <ProductTable page={page} slug={slug} />
        <CohortTable page={page} />
      </div>
    </>
  );
}
