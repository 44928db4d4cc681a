import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { anyOf, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { createEndpoint } from "./create-endpoint";
import { deleteEndpoint } from "./delete-endpoint";
import { RedeliverFailed, RedeliveringFailed, WebhookDelivery, WebhookStatistics } from "./delivery-schema";
import { WebhookEndpointDisabled } from "./errors";
import { eventRoutes } from "./event-routes";
import { getEndpoint } from "./get-endpoint";
import { getStatistics } from "./get-statistics";
import { redeliverFailed } from "./redeliver-failed";
import { listEndpoints } from "./repository";
import { resetSecret } from "./reset-secret";
import { WebhookEndpoint, WebhookEndpointCreate, WebhookEndpointUpdate } from "./schema";
import { testEndpoint } from "./test-endpoint";
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

export const testWebhookEndpoint = route({
  method: "POST",
  path: "/webhooks/endpoints/{id}/test",
  name: "webhooks.testEndpoint",
  summary: "Send a test event (`webhook.test`) to an endpoint, at once and once",
  access: writing,
  params,
  returns: WebhookDelivery,
  status: 202,
  errors: [ResourceNotFound, WebhookEndpointDisabled],
  handler: ({ ctx, params: { id }, operationId }) => testEndpoint(ctx, id, operationId),
});

export const redeliverFailedWebhooks = route({
  method: "POST",
  path: "/webhooks/endpoints/{id}/redeliver",
  name: "webhooks.redeliverFailed",
  summary: "Send again all that an endpoint failed to take since an instant, in order for each object",
  access: writing,
  params,
  body: RedeliverFailed,
  returns: RedeliveringFailed,
  status: 202,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id }, body }) => redeliverFailed(ctx, id, body.since),
});

export const getWebhookStatistics = route({
  method: "GET",
  path: "/webhooks/endpoints/{id}/statistics",
  name: "webhooks.getStatistics",
  summary: "How the attempts of an endpoint went: by hour for up to two days, else by day",
  access: reading,
  params,
  query: z.object({ days: z.coerce.number().int().min(1).max(90).default(7) }),
  returns: WebhookStatistics,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id }, query }) => getStatistics(ctx, id, query.days),
});

export const webhookRoutes = [
  listWebhookEndpoints,
  createWebhookEndpoint,
  getWebhookEndpoint,
  updateWebhookEndpoint,
  deleteWebhookEndpoint,
  resetWebhookSecret,
  testWebhookEndpoint,
  redeliverFailedWebhooks,
  getWebhookStatistics,
  ...eventRoutes,
];
