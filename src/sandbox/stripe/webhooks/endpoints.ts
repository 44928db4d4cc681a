import type Stripe from "stripe";
import { apiVersion } from "../api-version.ts";
import { newId, randomText } from "../ids.ts";
import type { Settings } from "../settings.ts";
import type { EndpointRecord, Tables } from "../store/tables.ts";
import { invalidRequest, noSuch } from "../wire/api-error.ts";
import type { Form } from "../wire/form.ts";
import { listOf, pagingNames } from "../wire/list.ts";
import { type Call, nothing, type Operation } from "../wire/operation.ts";
import {
  accepts,
  clearableText,
  flag,
  mergedMetadata,
  requiredText,
  text,
  texts,
} from "../wire/parameters.ts";

const ownId = "we_from_settings";

/** Makes the endpoint of the settings exist as they say, or not at all when they name none. */
export function keepOwnEndpoint(tables: Tables, settings: Settings, now: number): void {
  if (settings.webhook === null) {
    tables.webhookEndpoints.delete(ownId);
    return;
  }
  const { url, secret, events } = settings.webhook;
  const wanted = { url, secret, enabled_events: [...events] };
  const known = tables.webhookEndpoints.find(ownId);
  if (known === undefined) tables.webhookEndpoints.insert({ ...blankEndpoint(now), ...wanted, id: ownId });
  else tables.webhookEndpoints.save({ ...known, ...wanted, status: "enabled" });
}

/** Whether the endpoint asked for events of this type. */
export function wants(endpoint: EndpointRecord, type: string): boolean {
  if (endpoint.status !== "enabled") return false;
  return endpoint.enabled_events.includes("*") || endpoint.enabled_events.includes(type);
}

function blankEndpoint(now: number): EndpointRecord {
  return {
    id: newId("we_1"),
    object: "webhook_endpoint",
    api_version: apiVersion,
    application: null,
    created: now,
    description: null,
    enabled_events: ["*"],
    livemode: false,
    metadata: {},
    secret: `whsec_${randomText(32)}`,
    status: "enabled",
    url: "",
  };
}

/** The secret is answered once, to who makes the endpoint. */
function withoutSecret({ secret: _, ...endpoint }: EndpointRecord): Stripe.WebhookEndpoint {
  return endpoint;
}

function endpointOf(call: Call): EndpointRecord {
  const endpoint = call.tables.webhookEndpoints.find(call.path("id"));
  if (endpoint === undefined) throw noSuch("webhook endpoint", call.path("id"));
  return endpoint;
}

function createEndpoint(call: Call): Stripe.WebhookEndpoint {
  const endpoint = blankEndpoint(call.now);
  endpoint.url = checkedUrl(requiredText(call.form, "url"));
  endpoint.enabled_events = readEvents(call.form) ?? [];
  if (endpoint.enabled_events.length === 0) {
    throw invalidRequest("Missing required param: enabled_events.", "enabled_events", "parameter_missing");
  }
  endpoint.description = clearableText(call.form, "description") ?? null;
  endpoint.metadata = mergedMetadata(call.form, {});
  if (call.webhookSecret !== null) endpoint.secret = call.webhookSecret;
  call.tables.webhookEndpoints.insert(endpoint);
  call.endpointsChanged();
  return endpoint;
}

function updateEndpoint(call: Call): Stripe.WebhookEndpoint {
  const endpoint = endpointOf(call);
  const url = text(call.form, "url");
  if (url !== undefined) endpoint.url = checkedUrl(url);
  endpoint.enabled_events = readEvents(call.form) ?? endpoint.enabled_events;
  const description = clearableText(call.form, "description");
  if (description !== undefined) endpoint.description = description;
  const disabled = flag(call.form, "disabled");
  if (disabled !== undefined) endpoint.status = disabled ? "disabled" : "enabled";
  endpoint.metadata = mergedMetadata(call.form, endpoint.metadata);
  call.tables.webhookEndpoints.save(endpoint);
  call.endpointsChanged();
  return withoutSecret(endpoint);
}

function deleteEndpoint(call: Call): Stripe.DeletedWebhookEndpoint {
  const { id } = endpointOf(call);
  call.tables.webhookEndpoints.delete(id);
  call.endpointsChanged();
  return { id, object: "webhook_endpoint", deleted: true };
}

function listEndpoints(call: Call): object {
  const list = listOf(call.tables.webhookEndpoints, call.form, "/v1/webhook_endpoints", "webhook endpoint", {
    where: {},
  });
  return { ...list, data: list.data.map(withoutSecret) };
}

function readEvents(form: Form): string[] | undefined {
  return form.enabled_events === undefined ? undefined : texts(form, "enabled_events");
}

function checkedUrl(given: string): string {
  if (URL.canParse(given) && /^https?:/.test(given)) return given;
  throw invalidRequest(`Not a valid URL: ${given}`, "url", "url_invalid");
}

const one = "/v1/webhook_endpoints/:id";

export const webhookEndpointOperations: readonly Operation[] = [
  {
    method: "POST",
    path: "/v1/webhook_endpoints",
    accepts: accepts<Stripe.WebhookEndpointCreateParams>(
      "api_version",
      "connect",
      "description",
      "enabled_events",
      "metadata",
      "url",
    ),
    run: createEndpoint,
  },
  { method: "GET", path: one, accepts: nothing, run: (call) => withoutSecret(endpointOf(call)) },
  {
    method: "POST",
    path: one,
    accepts: accepts<Stripe.WebhookEndpointUpdateParams>(
      "description",
      "disabled",
      "enabled_events",
      "metadata",
      "url",
    ),
    run: updateEndpoint,
  },
  { method: "DELETE", path: one, accepts: nothing, run: deleteEndpoint },
  {
    method: "GET",
    path: "/v1/webhook_endpoints",
    accepts: accepts<Stripe.WebhookEndpointListParams>(...pagingNames),
    run: listEndpoints,
  },
];
