import "server-only";
import { merchant } from "@/server/auth/access";
import { route } from "@/server/http/route";
import { measureSubscriptions } from "./measure-subscriptions";
import { MetricsQuery, MetricsSummary } from "./schema";
import { SubscriptionMetrics, SubscriptionMetricsQuery } from "./subscription-schema";
import { summarizeSales } from "./summarize-sales";

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

export const metricRoutes = [getMetricsSummary, getSubscriptionMetrics];
