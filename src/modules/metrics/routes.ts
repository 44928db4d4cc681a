import "server-only";
import { merchant } from "@/server/auth/access";
import { route } from "@/server/http/route";
import { MetricsQuery, MetricsSummary } from "./schema";
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

export const metricRoutes = [getMetricsSummary];
