import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ListSearch } from "@/lib/list-search";
import { pageOf } from "@/lib/page";
import { exportUrl, request } from "@/lib/request";
import {
  SubscriptionCancelPreview,
  SubscriptionChangePreview,
  SubscriptionChargePreview,
} from "./preview-schema";
import { type ProrationBehavior, Subscription } from "./schema";
import { SubscriptionTimeline } from "./timeline-schema";

/** What the address of the list may name besides page, limit and sorting. */
export const subscriptionFilters = ["status", "product_id", "cancel_at_period_end", "query"];
export const subscriptionDefaults = { sorting: "-started_at", limit: "25" };

const SubscriptionPage = pageOf(Subscription);

export const subscriptionList = (organizationId: string, search: ListSearch) =>
  queryOptions({
    queryKey: ["subscriptions", organizationId, "list", search],
    queryFn: ({ signal }) =>
      request(SubscriptionPage, "/subscriptions", { organization: organizationId, query: search, signal }),
    placeholderData: keepPreviousData,
  });

export const oneSubscription = (organizationId: string, id: string) =>
  queryOptions({
    queryKey: ["subscriptions", organizationId, "one", id],
    queryFn: ({ signal }) =>
      request(Subscription, `/subscriptions/${id}`, { organization: organizationId, signal }),
  });

/** Where the browser finds the subscriptions that the filters leave, as CSV. */
export const subscriptionExportUrl = (organizationId: string, search: ListSearch): string =>
  exportUrl("subscriptions", organizationId, search);

/** How many a list within the page of something else shows at once. */
export const SHORT_LIST = 10;

export type SubscriptionsOfWhom = { customer_id: string } | { product_id: string } | { discount_id: string };

/** The search for the subscriptions of something, the latest first. */
export const subscriptionsOf = (of: SubscriptionsOfWhom, page: number): ListSearch => ({
  ...Object.fromEntries(Object.entries(of).map(([name, id]) => [name, [id]])),
  limit: [String(SHORT_LIST)],
  page: [String(page)],
  sorting: ["-started_at"],
});

/** What changes of a subscription may show elsewhere. */
export const touchedBySubscription = [
  "subscriptions",
  "orders",
  "payments",
  "benefit-grants",
  "customer-seats",
  "metrics",
];

/** Another plan, or another number of seats. */
export type WantedChange = ({ product_id: string } | { seats: number }) & {
  proration_behavior: ProrationBehavior;
};

export const changePreview = (organizationId: string, id: string, wanted: WantedChange) =>
  queryOptions({
    queryKey: ["subscriptions", organizationId, "change-preview", id, wanted],
    queryFn: ({ signal }) =>
      request(SubscriptionChangePreview, `/subscriptions/${id}/change-preview`, {
        organization: organizationId,
        query: wanted,
        signal,
      }),
    // What it costs changes by the second: what is confirmed is what was read a moment ago.
    staleTime: 0,
    refetchInterval: 15_000,
    retry: false,
    placeholderData: keepPreviousData,
  });

export const cancelPreview = (organizationId: string, id: string) =>
  queryOptions({
    queryKey: ["subscriptions", organizationId, "cancel-preview", id],
    queryFn: ({ signal }) =>
      request(SubscriptionCancelPreview, `/subscriptions/${id}/cancel-preview`, {
        organization: organizationId,
        signal,
      }),
    retry: false,
  });

export const chargePreview = (organizationId: string, id: string) =>
  queryOptions({
    queryKey: ["subscriptions", organizationId, "charge-preview", id],
    queryFn: ({ signal }) =>
      request(SubscriptionChargePreview, `/subscriptions/${id}/charge-preview`, {
        organization: organizationId,
        signal,
      }),
  });

export const subscriptionTimeline = (organizationId: string, id: string) =>
  queryOptions({
    queryKey: ["subscriptions", organizationId, "timeline", id],
    queryFn: ({ signal }) =>
      request(SubscriptionTimeline, `/subscriptions/${id}/timeline`, {
        organization: organizationId,
        signal,
      }),
  });
