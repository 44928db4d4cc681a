import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";

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

export const DeliveryState = z.enum(["pending", "failed", "succeeded", "dead"]).meta({
  id: "WebhookDeliveryState",
  description:
    "`pending` was not tried yet, `failed` is tried again at `next_attempt_at`, `dead` is given up.",
});

export const WebhookDelivery = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    succeeded: z.boolean(),
    http_code: z.int().nullable().meta({ description: "Of the latest attempt; null: there was no answer." }),
    response: z.string().nullable().meta({ description: "Its first 2 kB, or why there was none." }),
    error: z.string().nullable().meta({ description: "What was wrong with the latest attempt, in words." }),
    webhook_event: WebhookEvent,
    webhook_endpoint_id: Id,
    state: DeliveryState,
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

export const WebhookAttempt = z
  .object({
    id: Id,
    at: Instant.meta({ description: "When it began." }),
    http_code: z.int().nullable(),
    error: z.string().nullable().meta({ description: "What was wrong, in words; null where it delivered." }),
    response: z.string().nullable().meta({ description: "The first 2 kB of the answer." }),
    duration_ms: z.int(),
  })
  .meta({ id: "WebhookAttempt" });
export type WebhookAttempt = z.output<typeof WebhookAttempt>;

/** The failed deliveries that are sent again: those of events since an instant. */
export const RedeliverFailed = z
  .strictObject({ since: Instant.meta({ description: "Deliveries that were first due since then." }) })
  .meta({ id: "WebhookRedeliverFailed" });

export const RedeliveringFailed = z
  .object({
    id: Id,
    since: Instant,
    deliveries: z.int().meta({ description: "How many had failed by now." }),
  })
  .meta({ id: "WebhookRedeliveringFailed" });
export type RedeliveringFailed = z.output<typeof RedeliveringFailed>;

export const WebhookStatistics = z
  .object({
    interval: z.enum(["hour", "day"]),
    succeeded: z.int().meta({ description: "Attempts that delivered." }),
    failed: z.int(),
    average_duration_ms: z
      .int()
      .nullable()
      .meta({ description: "Of all attempts; null where there was none." }),
    periods: z
      .array(z.object({ at: Instant, succeeded: z.int(), failed: z.int() }))
      .meta({ description: "Each hour or day of UTC, the earliest first, those without attempts included." }),
  })
  .meta({ id: "WebhookStatistics" });
export type WebhookStatistics = z.output<typeof WebhookStatistics>;
