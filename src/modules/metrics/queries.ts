import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { request } from "@/lib/request";
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
