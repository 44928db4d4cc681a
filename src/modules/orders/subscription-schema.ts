import { z } from "zod";
import { Id } from "@/lib/id";
import { Metadata } from "@/lib/metadata";
import { Amount, Currency } from "@/lib/money";
import { Instant } from "@/lib/time";
import { Interval } from "@/modules/products/schema";

export const SubscriptionStatus = z
  .enum(["trialing", "active", "past_due", "paused", "unpaid", "canceled"])
  .meta({
    id: "SubscriptionStatus",
    description:
      "`trialing`: nothing is charged yet. `active`: paid. `past_due`: a renewal failed and is tried again. `paused`: neither charged nor delivered. `unpaid`: every try has failed. `canceled`: over.",
  });
export type SubscriptionStatus = z.output<typeof SubscriptionStatus>;

export const CancellationReason = z.enum([
  "too_expensive",
  "missing_features",
  "switched_service",
  "unused",
  "customer_service",
  "low_quality",
  "too_complex",
  "other",
]);
export type CancellationReason = z.output<typeof CancellationReason>;

/** A subscription without what it is of, as its orders show it. */
export const OrderSubscription = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    metadata: Metadata,
    status: SubscriptionStatus,
    amount: Amount.meta({ description: "For one period, before discount and tax." }),
    currency: Currency,
    recurring_interval: Interval,
    recurring_interval_count: z.int(),
    current_period_start: Instant,
    current_period_end: Instant.meta({ description: "No longer part of the period." }),
    current_meter_period_start: z.null(),
    current_meter_period_end: z.null(),
    trial_start: Instant.nullable(),
    trial_end: Instant.nullable(),
    started_at: Instant.nullable(),
    cancel_at_period_end: z.boolean(),
    canceled_at: Instant.nullable().meta({ description: "When it was decided that it ends." }),
    ends_at: Instant.nullable(),
    ended_at: Instant.nullable(),
    past_due_at: Instant.nullable(),
    pause_at_period_end: z.boolean(),
    paused_at: Instant.nullable(),
    resumes_at: Instant.nullable(),
    customer_id: Id,
    product_id: Id,
    discount_id: Id.nullable(),
    checkout_id: Id.nullable(),
    seats: z
      .int()
      .nullable()
      .meta({ description: "How many `amount` is for. Null: it is not sold by the seat." }),
    customer_cancellation_reason: CancellationReason.nullable(),
    customer_cancellation_comment: z.string().nullable(),
  })
  .meta({ id: "OrderSubscription" });
export type OrderSubscription = z.output<typeof OrderSubscription>;
