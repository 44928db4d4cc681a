import { z } from "zod";
import { Id } from "@/lib/id";
import { Amount, Currency } from "@/lib/money";
import { Instant } from "@/lib/time";
import { CancellationReason } from "@/modules/orders/schema";

const moment = { id: z.string().meta({ description: "Unique within the timeline." }), at: Instant };
const entry = <const K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.object({ ...moment, kind: z.literal(kind), ...shape });
const payment = {
  amount: Amount,
  currency: Currency,
  order_id: Id.nullable().meta({ description: "Null: of a change of plan that was not made." }),
  card: z.object({ brand: z.string(), last4: z.string() }).partial(),
};

const seats = z
  .int()
  .nullable()
  .meta({ description: "Null: it is not sold by the seat, or their number stays." });

/** One thing that happened to a subscription. */
export const SubscriptionTimelineEntry = z
  .discriminatedUnion("kind", [
    entry("started", { product: z.string() }),
    entry("activated", {}),
    entry("order_billed", {
      order_id: Id,
      number: z.string(),
      reason: z.string(),
      status: z.string(),
      total_amount: z.int(),
      currency: Currency,
      period_start: Instant.nullable(),
      period_end: Instant.nullable(),
    }),
    entry("payment_pending", payment),
    entry("payment_succeeded", payment),
    entry("payment_failed", { ...payment, why: z.string().nullable() }),
    entry("plan_changed", { from: z.string(), to: z.string(), seats, amount: Amount, currency: Currency }),
    entry("change_planned", { product_id: Id, seats, applies_at: Instant }),
    entry("change_dropped", {}),
    entry("discount_changed", { discount: z.string().nullable() }),
    entry("trial_moved", { trial_end: Instant.nullable() }),
    entry("period_moved", { current_period_end: Instant }),
    entry("pause_planned", { resumes_at: Instant.nullable() }),
    entry("pause_dropped", {}),
    entry("paused", { resumes_at: Instant.nullable() }),
    entry("resumed", {}),
    entry("past_due", {}),
    entry("canceled", {
      ends_at: Instant.nullable(),
      reason: CancellationReason.nullable(),
      comment: z.string().nullable(),
    }),
    entry("uncanceled", {}),
    entry("ended", {}),
  ])
  .meta({ id: "SubscriptionTimelineEntry" });
export type SubscriptionTimelineEntry = z.output<typeof SubscriptionTimelineEntry>;

export const SubscriptionTimeline = z
  .object({ items: z.array(SubscriptionTimelineEntry).meta({ description: "The latest first." }) })
  .meta({ id: "SubscriptionTimeline" });
export type SubscriptionTimeline = z.output<typeof SubscriptionTimeline>;
