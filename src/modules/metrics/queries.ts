import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { exportUrl, request } from "@/lib/request";
import { Cohorts } from "./cohort-schema";
import { Metrics } from "./metric-schema";
import type { MetricsPageSearch } from "./page-search";
import { MetricsByProduct } from "./product-metric-schema";
import { MetricsSummary } from "./schema";
import type { MetricsSearch } from "./search";
import { SubscriptionMetrics } from "./subscription-schema";

/** Revenue and orders of the last days, beside the days before. */
export const metricsSummary = (organizationId: string, search: MetricsSearch) =>
  queryOptions({
    queryKey: ["metrics", organizationId, search],
    queryFn: ({ signal }) =>
      request(MetricsSummary, "/metrics/summary", { organization: organizationId, query: search, signal }),
    placeholderData: keepPreviousData,
  });

/** Recurring revenue, churn and conversion of trials, beside the days before. */
export const subscriptionMetrics = (organizationId: string, search: MetricsSearch) =>
  queryOptions({
    queryKey: ["metrics", organizationId, "subscriptions", search],
    queryFn: ({ signal }) =>
      request(SubscriptionMetrics, "/metrics/subscriptions", {
        organization: organizationId,
        query: search,
        signal,
      }),
    placeholderData: keepPreviousData,
  });

/** Every metric of some days, beside the days before. */
export const allMetrics = (organizationId: string, search: MetricsPageSearch) =>
  queryOptions({
    queryKey: ["metrics", organizationId, "all", search],
    queryFn: ({ signal }) =>
      request(Metrics, "/metrics", { organization: organizationId, query: search, signal }),
    placeholderData: keepPreviousData,
  });

/** What of a page's search the numbers by product hang on. */
export const productSearchOf = ({ start_date, end_date, timezone, currency }: MetricsPageSearch) => ({
  start_date,
  end_date,
  timezone,
  ...(currency && { currency }),
});

/** The same days by product. */
export const productMetrics = (organizationId: string, search: MetricsPageSearch) =>
  queryOptions({
    queryKey: ["metrics", organizationId, "products", productSearchOf(search)],
    queryFn: ({ signal }) =>
      request(MetricsByProduct, "/metrics/products", {
        organization: organizationId,
        query: productSearchOf(search),
        signal,
      }),
    placeholderData: keepPreviousData,
  });

/** How many subscriptions of the last twelve months stayed. */
export const cohorts = (organizationId: string, search: { timezone: string; product_id?: string }) =>
  queryOptions({
    queryKey: ["metrics", organizationId, "cohorts", search],
    queryFn: ({ signal }) =>
      request(Cohorts, "/metrics/cohorts", { organization: organizationId, query: search, signal }),
    placeholderData: keepPreviousData,
  });

/** What of a page's search the cohorts hang on. */
export const cohortSearchOf = ({ timezone, product_id }: MetricsPageSearch) => ({
  timezone,
  ...(product_id && { product_id }),
});

/** Where the browser finds what the page shows, as CSV. */
export const metricsExportUrl = (organizationId: string, search: MetricsPageSearch): string =>
  exportUrl("metrics", organizationId, search);
