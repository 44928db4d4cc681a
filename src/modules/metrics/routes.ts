import "server-only";
import { merchant } from "@/server/auth/access";
import { route } from "@/server/http/route";
import { Cohorts } from "./cohort-schema";
import { dashboardRoutes } from "./dashboard-routes";
import { exportMetrics as exportCsv } from "./export-metrics";
import { getMetrics as get } from "./get-metrics";
import { measureCohorts } from "./measure-cohorts";
import { measureProducts } from "./measure-products";
import { measureSubscriptions } from "./measure-subscriptions";
import { CohortsGet, MetricsGet, ProductMetricsGet } from "./metric-query";
import { Metrics, MetricsLimits } from "./metric-schema";
import { limitsInDays, MIN_DATE } from "./period-rules";
import { MetricsByProduct } from "./product-metric-schema";
import { MetricsQuery, MetricsSummary } from "./schema";
import { SubscriptionMetrics, SubscriptionMetricsQuery } from "./subscription-schema";
import { summarizeSales } from "./summarize-sales";

export const getMetrics = route({
  method: "GET",
  path: "/metrics",
  name: "metrics.get",
  summary: "Get all metrics by hour, day, week, month or year",
  access: merchant("metrics:read"),
  query: MetricsGet,
  returns: Metrics,
  handler: ({ ctx, query }) => get(ctx, query),
});

export const exportMetrics = route({
  method: "GET",
  path: "/metrics/export",
  name: "metrics.export",
  summary: "Export metrics as CSV",
  access: merchant("metrics:read"),
  query: MetricsGet,
  produces: "text/csv",
  handler: ({ ctx, query }) => exportCsv(ctx, query),
});

export const getMetricsLimits = route({
  method: "GET",
  path: "/metrics/limits",
  name: "metrics.limits",
  summary: "Get how far back and how many days metrics may be asked for",
  access: merchant("metrics:read"),
  returns: MetricsLimits,
  handler: async () => ({ min_date: MIN_DATE, intervals: limitsInDays }),
});

export const getProductMetrics = route({
  method: "GET",
  path: "/metrics/products",
  name: "metrics.products",
  summary: "Get what each product brought, beside the period before",
  access: merchant("metrics:read"),
  query: ProductMetricsGet,
  returns: MetricsByProduct,
  handler: ({ ctx, query }) => measureProducts(ctx, query),
});

export const getCohorts = route({
  method: "GET",
  path: "/metrics/cohorts",
  name: "metrics.cohorts",
  summary: "Get how many subscriptions of each month stayed",
  access: merchant("metrics:read"),
  query: CohortsGet,
  returns: Cohorts,
  handler: ({ ctx, query }) => measureCohorts(ctx, query),
});

export const getMetricsSummary = route({
  method: "GET",
  path: "/metrics/summary",
  name: "metrics.summary",
  summary: "Get revenue and orders by day, beside the period before",
  access: merchant("metrics:read"),
  query: MetricsQuery,
  returns: MetricsSummary,
  handler: ({ ctx, query }) => summarizeSales(ctx, query),
});

export const getSubscriptionMetrics = route({
  method: "GET",
  path: "/metrics/subscriptions",
  name: "metrics.subscriptions",
  summary: "Get recurring revenue, churn and conversion of trials, beside the period before",
  access: merchant("metrics:read"),
  query: SubscriptionMetricsQuery,
  returns: SubscriptionMetrics,
  handler: ({ ctx, query }) => measureSubscriptions(ctx, query),
});

export const metricRoutes = [
  getMetrics,
  exportMetrics,
  getMetricsLimits,
  getProductMetrics,
  getCohorts,
  getMetricsSummary,
  getSubscriptionMetrics,
  ...dashboardRoutes,
];
