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
