import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { eventTypes } from "./event-types";

const EventType = z.enum(eventTypes).meta({ id: "WebhookEventType", example: "order.paid" });

const Format = z.enum(["raw", "discord", "slack"]).meta({
  id: "WebhookFormat",
  description:
    "`raw`: JSON as documented, signed. `discord`, `slack`: a message for their incoming webhooks.",
});
export type Format = z.output<typeof Format>;

const Url = z
  .url({ protocol: /^https?$/ })
  .max(2_048)
  .meta({ example: "https://example.com/webhooks" });
const Name = z.string().trim().min(1).max(100);
const Events = z
  .array(EventType)
  .max(200)
  .transform((types) => [...new Set(types)]);

export const WebhookEndpoint = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    organization_id: Id,
    url: z.string(),
    name: z.string().nullable(),
    format: Format,
    secret: z.string().meta({
      description:
        "What its deliveries are signed with. After a reset the one before signs as well for 24 hours.",
      example: "whsec_…",
    }),
    events: z.array(z.string()),
    enabled: z.boolean(),
    failing_since: Instant.nullable().meta({ description: "The first failure since the latest success." }),
    disabled_at: Instant.nullable().meta({ description: "When Florin gave up on it." }),
    disabled_reason: z.enum(["gone", "failing"]).nullable().meta({
      description: "`gone`: it answered 410. `failing`: nothing was delivered for five days.",
    }),
  })
  .meta({ id: "WebhookEndpoint" });
export type WebhookEndpoint = z.output<typeof WebhookEndpoint>;

export const WebhookEndpointCreate = z
  .strictObject({
    url: Url,
    name: Name.nullish(),
    format: Format,
    events: Events,
    organization_id: Id.nullish(),
  })
  .meta({ id: "WebhookEndpointCreate" });
export type WebhookEndpointCreate = z.output<typeof WebhookEndpointCreate>;

export const WebhookEndpointUpdate = z
  .strictObject({
    url: Url.nullish(),
    name: Name.nullish(),
    format: Format.nullish(),
    events: Events.nullish(),
    enabled: z.boolean().nullish().meta({ description: "Enabled again, it gets what waited for it." }),
  })
  .meta({ id: "WebhookEndpointUpdate" });
export type WebhookEndpointUpdate = z.output<typeof WebhookEndpointUpdate>;

const eventShape = {
  id: Id.meta({ description: "The `webhook-id` of each of its deliveries." }),
  created_at: Instant,
  modified_at: Instant.nullable(),
  type: z.string(),
  payload: z.string().nullable().meta({ description: "The JSON that is sent, as text." }),
  skipped: z.boolean(),
  is_archived: z.boolean(),
  last_http_code: z.int().nullable().meta({ description: "Of the latest attempt, to whichever endpoint." }),
  succeeded: z.boolean().nullable().meta({
    description: "Whether every endpoint has it; null where none was to be told, or none was tried yet.",
  }),
};

export const WebhookEvent = z.object(eventShape).meta({ id: "WebhookEvent" });

/** An event in the list of all, with what older documents name. */
export const ListedWebhookEvent = z
  .object({
    ...eventShape,
    webhook_endpoint_id: Id.nullable().meta({ description: "Where it was sent last." }),
    last_response: z.string().nullable(),
    succeeded_at: Instant.nullable(),
    object_id: Id,
    sequence: z.int().meta({ description: "Of two events of one object the later has the greater." }),
  })
  .meta({ id: "ListedWebhookEvent" });
export type ListedWebhookEvent = z.output<typeof ListedWebhookEvent>;

export const WebhookDelivery = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    succeeded: z.boolean(),
    http_code: z.int().nullable().meta({ description: "Of the latest attempt; null: there was no answer." }),
    response: z.string().nullable().meta({ description: "Its first 2 kB, or why there was none." }),
    webhook_event: WebhookEvent,
    webhook_endpoint_id: Id,
    state: z.enum(["pending", "failed", "succeeded", "dead"]).meta({
      description: "`failed` is tried again at `next_attempt_at`; `dead` is not.",
    }),
    attempts: z.int(),
    next_attempt_at: Instant.nullable(),
    duration_ms: z.int().nullable(),
  })
  .meta({ id: "WebhookDelivery" });
export type WebhookDelivery = z.output<typeof WebhookDelivery>;

export const Replayed = z
  .object({ id: Id, deliveries: z.int().meta({ description: "How many are sent again." }) })
  .meta({ id: "WebhookEventReplayed" });
export type Replayed = z.output<typeof Replayed>;
