import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { merchant } from "@/server/auth/access";
import { anyOf, flag, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { createEndpoint } from "./create-endpoint";
import { deleteEndpoint } from "./delete-endpoint";
import { getEndpoint } from "./get-endpoint";
import { listDeliveries } from "./list-deliveries";
import { listEvents } from "./list-events";
import { replayEvent } from "./replay-event";
import { listEndpoints } from "./repository";
import { resetSecret } from "./reset-secret";
import {
  ListedWebhookEvent,
  Replayed,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEndpointCreate,
  WebhookEndpointUpdate,
} from "./schema";
import { updateEndpoint } from "./update-endpoint";

const params = z.object({ id: Id });
const reading = merchant("webhooks:read");
const writing = merchant("webhooks:write");

export const listWebhookEndpoints = route({
  method: "GET",
  path: "/webhooks/endpoints",
  name: "webhooks.listEndpoints",
  summary: "List webhook endpoints",
  access: reading,
  query: listQuery({
    sorting: ["created_at", "url"],
    default: "-created_at",
    filters: { organization_id: anyOf(Id) },
  }),
  returns: pageOf(WebhookEndpoint),
  handler: ({ ctx, query }) => listEndpoints(ctx.read, ctx.organizationId, query),
});

export const createWebhookEndpoint = route({
  method: "POST",
  path: "/webhooks/endpoints",
  name: "webhooks.createEndpoint",
  summary: "Create a webhook endpoint: an address that is told what happens from now on",
  access: writing,
  body: WebhookEndpointCreate,
  returns: WebhookEndpoint,
  status: 201,
  answersSecret: true,
  handler: ({ ctx, body, operationId }) => createEndpoint(ctx, operationId, body),
});

export const getWebhookEndpoint = route({
  method: "GET",
  path: "/webhooks/endpoints/{id}",
  name: "webhooks.getEndpoint",
  summary: "Get a webhook endpoint, with its secret",
  access: reading,
  params,
  returns: WebhookEndpoint,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id } }) => getEndpoint(ctx, id),
});

export const updateWebhookEndpoint = route({
  method: "PATCH",
  path: "/webhooks/endpoints/{id}",
  name: "webhooks.updateEndpoint",
  summary: "Update a webhook endpoint, or enable it again",
  access: writing,
  params,
  body: WebhookEndpointUpdate,
  returns: WebhookEndpoint,
  errors: [ResourceNotFound],
  answersSecret: true,
  handler: ({ ctx, params: { id }, body }) => updateEndpoint(ctx, id, body),
});

export const deleteWebhookEndpoint = route({
  method: "DELETE",
  path: "/webhooks/endpoints/{id}",
  name: "webhooks.deleteEndpoint",
  summary: "Delete a webhook endpoint with its deliveries",
  access: writing,
  params,
  status: 204,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id } }) => deleteEndpoint(ctx, id),
});

export const resetWebhookSecret = route({
  method: "PATCH",
  path: "/webhooks/endpoints/{id}/secret",
  name: "webhooks.resetEndpointSecret",
  summary: "Give a webhook endpoint another secret; the one before signs as well for 24 hours",
  access: writing,
  params,
  returns: WebhookEndpoint,
  errors: [ResourceNotFound],
  answersSecret: true,
  handler: ({ ctx, params: { id } }) => resetSecret(ctx, id),
});

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
      event_type: anyOf(z.string().max(100)),
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

export const webhookRoutes = [
  listWebhookEndpoints,
  createWebhookEndpoint,
  getWebhookEndpoint,
  updateWebhookEndpoint,
  deleteWebhookEndpoint,
  resetWebhookSecret,
  listWebhookDeliveries,
  listWebhookEvents,
  redeliverWebhookEvent,
  replayWebhookEvent,
];
