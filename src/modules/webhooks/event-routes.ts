import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { merchant } from "@/server/auth/access";
import { anyOf, flag, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import {
  DeliveryState,
  ListedWebhookEvent,
  Replayed,
  WebhookAttempt,
  WebhookDelivery,
} from "./delivery-schema";
import { getDelivery } from "./get-delivery";
import { getEvent } from "./get-event";
import { listAttempts } from "./list-attempts";
import { listDeliveries } from "./list-deliveries";
import { listEvents } from "./list-events";
import { replayEvent } from "./replay-event";

const params = z.object({ id: Id });
const reading = merchant("webhooks:read");
const writing = merchant("webhooks:write");

export const listWebhookDeliveries = route({
  method: "GET",
  path: "/webhooks/deliveries",
  name: "webhooks.listDeliveries",
  summary: "List what was delivered and what is to be, with the latest answer",
  access: reading,
  query: listQuery({
    sorting: ["created_at"],
    default: "-created_at",
    filters: {
      endpoint_id: anyOf(Id),
      event_id: anyOf(Id),
      event_type: anyOf(z.string().max(100)),
      state: anyOf(DeliveryState),
      start_timestamp: Instant.optional(),
      end_timestamp: Instant.optional(),
      succeeded: flag,
      http_code_class: z.enum(["2xx", "3xx", "4xx", "5xx"]).optional(),
      query: z
        .string()
        .max(200)
        .optional()
        .meta({ description: "Part of the type, of an id or of the answer." }),
    },
  }),
  returns: pageOf(WebhookDelivery),
  handler: ({ ctx, query }) => listDeliveries(ctx.read, ctx.organizationId, query),
});

export const getWebhookDelivery = route({
  method: "GET",
  path: "/webhooks/deliveries/{id}",
  name: "webhooks.getDelivery",
  summary: "Get one delivery, with what was sent and the latest answer",
  access: reading,
  params,
  returns: WebhookDelivery,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id } }) => getDelivery(ctx.read, ctx.organizationId, id),
});

export const listWebhookAttempts = route({
  method: "GET",
  path: "/webhooks/deliveries/{id}/attempts",
  name: "webhooks.listAttempts",
  summary: "List the attempts of a delivery",
  access: reading,
  params,
  query: listQuery({ sorting: ["at"], default: "-at", filters: {} }),
  returns: pageOf(WebhookAttempt),
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id }, query }) => listAttempts(ctx.read, ctx.organizationId, id, query),
});

export const listWebhookEvents = route({
  method: "GET",
  path: "/webhooks/events",
  name: "webhooks.listEvents",
  summary: "List all that happened; with `after`, in order and without gaps from there on",
  access: reading,
  query: listQuery({
    sorting: ["created_at"],
    default: "-created_at",
    filters: {
      after: Id.optional().meta({
        description: "The last event that you have: those that followed it, the earliest first.",
      }),
      type: anyOf(z.string().max(100)),
      object_id: anyOf(Id),
    },
  }),
  returns: pageOf(ListedWebhookEvent),
  handler: ({ ctx, query }) => listEvents(ctx.read, ctx.organizationId, query),
});

export const getWebhookEvent = route({
  method: "GET",
  path: "/webhooks/events/{id}",
  name: "webhooks.getEvent",
  summary: "Get one event",
  access: reading,
  params,
  returns: ListedWebhookEvent,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id } }) => getEvent(ctx.read, ctx.organizationId, id),
});

export const redeliverWebhookEvent = route({
  method: "POST",
  path: "/webhooks/events/{id}/redeliver",
  name: "webhooks.redeliverEvent",
  summary: "Send an event again to the endpoints that it was for",
  access: writing,
  params,
  returns: Replayed,
  status: 202,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id } }) => replayEvent(ctx, id),
});

export const replayWebhookEvent = route({
  method: "POST",
  path: "/webhooks/events/{id}/replay",
  name: "webhooks.replayEvent",
  summary: "The same as redeliver, by its older name",
  access: writing,
  params,
  returns: Replayed,
  status: 202,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id } }) => replayEvent(ctx, id),
});

export const eventRoutes = [
  listWebhookDeliveries,
  getWebhookDelivery,
  listWebhookAttempts,
  listWebhookEvents,
  getWebhookEvent,
  redeliverWebhookEvent,
  replayWebhookEvent,
];
