import type { Metadata } from "@/lib/metadata";
import type { OrderSubscription } from "./subscription-schema";

/** The columns of `subscription` that an order shows, as a query gives them or as JSON of the database. */
export type SubscriptionColumns = Omit<
  OrderSubscription,
  | InstantColumn
  | "created_at"
  | "modified_at"
  | "current_period_start"
  | "current_period_end"
  | "current_meter_period_start"
  | "current_meter_period_end"
  | "metadata"
> &
  Record<InstantColumn | "modified_at", Date | string | null> &
  Record<"created_at" | "current_period_start" | "current_period_end", Date | string> & { metadata: unknown };

type InstantColumn =
  | "trial_start"
  | "trial_end"
  | "started_at"
  | "canceled_at"
  | "ends_at"
  | "ended_at"
  | "past_due_at"
  | "paused_at"
  | "resumes_at";

const instant = (value: Date | string) => new Date(value).toISOString();
const maybe = (value: Date | string | null) => (value === null ? null : instant(value));

/** A subscription as an order shows it. The cast is checked JSON of ours. */
export const toOrderSubscription = (row: SubscriptionColumns): OrderSubscription => ({
  id: row.id,
  created_at: instant(row.created_at),
  modified_at: maybe(row.modified_at),
  metadata: row.metadata as Metadata,
  status: row.status,
  amount: Number(row.amount),
  currency: row.currency,
  recurring_interval: row.recurring_interval,
  recurring_interval_count: row.recurring_interval_count,
  current_period_start: instant(row.current_period_start),
  current_period_end: instant(row.current_period_end),
  current_meter_period_start: null,
  current_meter_period_end: null,
  trial_start: maybe(row.trial_start),
  trial_end: maybe(row.trial_end),
  started_at: maybe(row.started_at),
  cancel_at_period_end: row.cancel_at_period_end,
  canceled_at: maybe(row.canceled_at),
  ends_at: maybe(row.ends_at),
  ended_at: maybe(row.ended_at),
  past_due_at: maybe(row.past_due_at),
  pause_at_period_end: row.pause_at_period_end,
  paused_at: maybe(row.paused_at),
  resumes_at: maybe(row.resumes_at),
  customer_id: row.customer_id,
  product_id: row.product_id,
  discount_id: row.discount_id,
  checkout_id: row.checkout_id,
  seats: row.seats,
  customer_cancellation_reason: row.customer_cancellation_reason,
  customer_cancellation_comment: row.customer_cancellation_comment,
});
