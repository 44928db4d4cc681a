import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ListSearch } from "@/lib/list-search";
import { pageOf } from "@/lib/page";
import { request } from "@/lib/request";
import { ListedWebhookEvent, WebhookAttempt, WebhookDelivery, WebhookStatistics } from "./delivery-schema";
import { WebhookEndpoint } from "./schema";

export const endpointFilters: readonly string[] = [];
export const endpointDefaults = { sorting: "-created_at", limit: "25" };

/** What the address of an endpoint's page may name of its deliveries. */
export const deliveryFilters = ["state"];
export const deliveryDefaults = { sorting: "-created_at", limit: "20" };

export const eventFilters = ["type", "object_id"];
export const eventDefaults = { sorting: "-created_at", limit: "25" };

/** Lengths of the periods that the chart offers, in days. */
export const PERIODS = [1, 7, 30] as const;

/** While something is on its way, or does not get there, a page looks again so often. */
const WATCHED_MS = 3_000;

/** The chart follows. */
const CHARTED_MS = 30_000;

/** All of an organization's webhooks: what a change makes out of date. */
export const webhookKey = (organizationId: string) => ["webhooks", organizationId];

const EndpointPage = pageOf(WebhookEndpoint);
const DeliveryPage = pageOf(WebhookDelivery);
const EventPage = pageOf(ListedWebhookEvent);
const AttemptPage = pageOf(WebhookAttempt);

export const endpointList = (organization: string, search: ListSearch) =>
  queryOptions({
    queryKey: [...webhookKey(organization), "endpoints", search],
    queryFn: ({ signal }) =>
      request(EndpointPage, "/webhooks/endpoints", { organization, query: search, signal }),
    placeholderData: keepPreviousData,
  });

export const oneEndpoint = (organization: string, id: string) =>
  queryOptions({
    queryKey: [...webhookKey(organization), "endpoint", id],
    queryFn: ({ signal }) => request(WebhookEndpoint, `/webhooks/endpoints/${id}`, { organization, signal }),
    refetchInterval: ({ state }) => (state.data?.failing_since ? WATCHED_MS : false),
  });

export const endpointStatistics = (organization: string, id: string, days: number) =>
  queryOptions({
    queryKey: [...webhookKey(organization), "statistics", id, days],
    queryFn: ({ signal }) =>
      request(WebhookStatistics, `/webhooks/endpoints/${id}/statistics`, {
        organization,
        query: { days },
        signal,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: CHARTED_MS,
  });

const isOpen = ({ state }: WebhookDelivery) => state === "pending" || state === "failed";

export const deliveryList = (organization: string, search: ListSearch) =>
  queryOptions({
    queryKey: [...webhookKey(organization), "deliveries", search],
    queryFn: ({ signal }) =>
      request(DeliveryPage, "/webhooks/deliveries", { organization, query: search, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.items.some(isOpen) ? WATCHED_MS : false),
  });

/** The delivery that failed last of those that are not delivered. */
export const latestFailure = (organization: string, endpointId: string) =>
  deliveryList(organization, { endpoint_id: [endpointId], state: ["dead", "failed"], limit: ["1"] });

/** As many of the endpoints that an event went to are listed. */
export const MOST_ENDPOINTS = 100;

export const deliveriesOfEvent = (eventId: string): ListSearch => ({
  event_id: [eventId],
  limit: [String(MOST_ENDPOINTS)],
});

export const oneDelivery = (organization: string, id: string) =>
  queryOptions({
    queryKey: [...webhookKey(organization), "delivery", id],
    queryFn: ({ signal }) => request(WebhookDelivery, `/webhooks/deliveries/${id}`, { organization, signal }),
    refetchInterval: ({ state }) => (state.data && isOpen(state.data) ? WATCHED_MS : false),
  });

export const ATTEMPTS_LIMIT = 20;

/** With one attempt more the delivery is another, and so is the list. */
export const attemptList = (
  organization: string,
  { id, modified_at, duration_ms }: Pick<WebhookDelivery, "id" | "modified_at" | "duration_ms">,
) =>
  queryOptions({
    queryKey: [...webhookKey(organization), "attempts", id, modified_at, duration_ms],
    queryFn: ({ signal }) =>
      request(AttemptPage, `/webhooks/deliveries/${id}/attempts`, {
        organization,
        query: { limit: ATTEMPTS_LIMIT },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** What is asked of the API: a part of an id finds nothing, and waits for the whole. */
export function askedEvents(search: ListSearch): ListSearch {
  const { object_id: objectId, ...rest } = search;
  return objectId?.every(isId) ? search : rest;
}

export const eventList = (organization: string, search: ListSearch) =>
  queryOptions({
    queryKey: [...webhookKey(organization), "events", search],
    queryFn: ({ signal }) => request(EventPage, "/webhooks/events", { organization, query: search, signal }),
    placeholderData: keepPreviousData,
  });

export const oneEvent = (organization: string, id: string) =>
  queryOptions({
    queryKey: [...webhookKey(organization), "event", id],
    queryFn: ({ signal }) => request(ListedWebhookEvent, `/webhooks/events/${id}`, { organization, signal }),
  });
