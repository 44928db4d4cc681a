import type { Subscription } from "./schema";
import type { SubscriptionTimelineEntry as Entry } from "./timeline-schema";

/** What the database knows of a subscription's course. Amounts in minor units of `currency`; instants ISO 8601, UTC. */
export type TimelineFacts = {
  /** Each `subscription.*` event, oldest first, with the subscription as it was then. */
  events: { id: string; at: string; type: string; subscription: Subscription }[];
  orders: {
    id: string;
    at: string;
    number: string;
    billing_reason: string;
    status: string;
    total_amount: number;
    currency: string;
    period_start: string | null;
    period_end: string | null;
  }[];
  payments: {
    id: string;
    order_id: string | null;
    status: "pending" | "succeeded" | "failed";
    amount: number;
    currency: string;
    method_metadata: { brand?: string; last4?: string };
    decline_message: string | null;
    created_at: string;
    modified_at: string | null;
  }[];
};

/** The course of a subscription, the latest first. What happened in one instant stands in the order of its causes. */
export function timelineOf({ events, orders, payments }: TimelineFacts): Entry[] {
  const entries: Entry[] = [
    ...events.flatMap((event, index) => [
      ...ofChange(event, events[index - 1]?.subscription),
      ...ofEvent(event),
    ]),
    ...orders.map(
      ({ id, at, number, billing_reason, ...order }): Entry => ({
        ...order,
        id,
        at,
        kind: "order_billed",
        order_id: id,
        number,
        reason: billing_reason,
      }),
    ),
    ...payments.map(ofPayment),
  ];
  // Sorting is stable: of equal instants, the earlier in this list comes first, and all of it is turned round.
  return entries.sort((a, b) => a.at.localeCompare(b.at)).reverse();
}

type Event = TimelineFacts["events"][number];

function ofEvent({ id, at, type, subscription }: Event): Entry[] {
  const { resumes_at, ends_at, customer_cancellation_reason: reason } = subscription;
  const comment = subscription.customer_cancellation_comment;
  const entries: Record<string, Entry> = {
    "subscription.created": { id, at, kind: "started", product: subscription.product.name },
    "subscription.active": { id, at, kind: "activated" },
    "subscription.past_due": { id, at, kind: "past_due" },
    "subscription.paused": { id, at, kind: "paused", resumes_at },
    "subscription.resumed": { id, at, kind: "resumed" },
    "subscription.canceled": { id, at, kind: "canceled", ends_at, reason, comment },
    "subscription.uncanceled": { id, at, kind: "uncanceled" },
    "subscription.revoked": { id, at, kind: "ended" },
  };
  const found = entries[type];
  return found ? [found] : [];
}

/** What an event tells beside its name: how the subscription differs from what it was before. */
function ofChange({ id, at, subscription: after }: Event, before: Subscription | undefined): Entry[] {
  if (!before) return [];
  const entries: Entry[] = [];
  const { product, amount, currency, pending_update: pending, discount } = after;
  const moment = (part: string) => ({ id: `${id}-${part}`, at });
  if (product.id !== before.product.id || amount !== before.amount)
    entries.push({
      ...moment("plan"),
      kind: "plan_changed",
      from: before.product.name,
      to: product.name,
      seats: after.seats,
      amount,
      currency,
    });
  else if (before.pending_update && !pending) entries.push({ ...moment("change"), kind: "change_dropped" });
  if (pending && pending.id !== before.pending_update?.id)
    entries.push({
      ...moment("change"),
      kind: "change_planned",
      product_id: pending.product_id ?? after.product_id,
      seats: pending.seats,
      applies_at: pending.applies_at,
    });
  if (discount?.id !== before.discount?.id)
    entries.push({ ...moment("discount"), kind: "discount_changed", discount: discount?.name ?? null });
  return [...entries, ...ofDates(after, before, moment), ...ofPause(after, before, moment)];
}

type Moment = (part: string) => { id: string; at: string };

function ofDates(after: Subscription, before: Subscription, moment: Moment): Entry[] {
  const { trial_end, current_period_end, current_period_start: start } = after;
  if (trial_end !== before.trial_end) return [{ ...moment("trial"), kind: "trial_moved", trial_end }];
  const isMoved = current_period_end !== before.current_period_end && start === before.current_period_start;
  return isMoved ? [{ ...moment("period"), kind: "period_moved", current_period_end }] : [];
}

function ofPause(after: Subscription, before: Subscription, moment: Moment): Entry[] {
  const { pause_at_period_end: isPlanned, resumes_at, status } = after;
  const isSame = isPlanned === before.pause_at_period_end && resumes_at === before.resumes_at;
  if (isPlanned && !isSame) return [{ ...moment("pause"), kind: "pause_planned", resumes_at }];
  if (!isPlanned && before.pause_at_period_end && status === before.status && after.ended_at === null)
    return [{ ...moment("pause"), kind: "pause_dropped" }];
  return [];
}

function ofPayment(payment: TimelineFacts["payments"][number]): Entry {
  const { id, amount, currency, order_id, status, method_metadata: card, decline_message: why } = payment;
  const money = { id, amount, currency, order_id, card };
  if (status === "pending") return { ...money, at: payment.created_at, kind: "payment_pending" };
  const at = payment.modified_at ?? payment.created_at;
  return status === "failed"
    ? { ...money, at, kind: "payment_failed", why }
    : { ...money, at, kind: "payment_succeeded" };
}
