import "server-only";
import type { z } from "zod";
import { Decision, Dispute, Order, Refund, Subscription } from "./followed-schema";
import { disputeDecided, disputeOpened, refundFailed } from "./kinds/money";
import { newOrder, newSubscription, subscriptionCanceled, subscriptionLost } from "./kinds/sales";
import { type News, newsOf } from "./news";

/** An event of the outbox, with the object as it was then. */
export type FollowedEvent = {
  id: string;
  organization_id: string;
  type: string;
  object_id: string;
  payload: unknown;
  created_at: Date;
};

/** Of an event: what all of its news have in common. */
type About = Pick<News, "organizationId" | "at"> & { eventId: string; objectId: string };

/**
 * What an event has to tell members; null where it is no news. Which events are looked at at all the database says, in
 * `webhook_event_is_news`: what is added here is added there.
 *
 * @throws ZodError where the object is not what such an event tells of
 */
export function newsOfEvent({
  id,
  organization_id,
  type,
  object_id,
  payload,
  created_at,
}: FollowedEvent): News | null {
  const about: About = {
    eventId: id,
    organizationId: organization_id,
    objectId: object_id,
    at: created_at,
  };
  switch (type) {
    case "order.paid":
      return soldOnce(about, Order.parse(payload));
    case "subscription.created":
      return subscribed(about, Subscription.parse(payload));
    case "subscription.canceled":
      return canceled(about, Subscription.parse(payload));
    case "subscription.revoked":
    case "subscription.updated":
      return lost(about, Subscription.parse(payload));
    case "dispute.created":
    case "dispute.updated":
      return disputed(about, Dispute.parse(payload));
    case "refund.updated":
      return notRefunded(about, Refund.parse(payload));
    default:
      return null;
  }
}

function soldOnce({ eventId: _, ...about }: About, order: z.output<typeof Order>): News {
  const { description: product, total_amount: amount, currency } = order;
  return newsOf(newOrder, { ...about, key: about.objectId, data: { product, amount, currency } });
}

const planOf = (subscription: z.output<typeof Subscription>) => ({
  product: subscription.product.name,
  amount: subscription.amount,
  currency: subscription.currency,
  interval: subscription.recurring_interval,
  interval_count: subscription.recurring_interval_count,
});

function subscribed({ eventId: _, ...about }: About, subscription: z.output<typeof Subscription>): News {
  const trial_end = subscription.status === "trialing" ? subscription.trial_end : null;
  return newsOf(newSubscription, {
    ...about,
    key: about.objectId,
    data: { ...planOf(subscription), trial_end },
  });
}

/** One that ends because nobody paid is told of as lost. It can be decided, taken back and decided again: each is news. */
function canceled({ eventId, ...about }: About, subscription: z.output<typeof Subscription>): News | null {
  const { ends_at, ended_at, past_due_at } = subscription;
  if (ended_at !== null && past_due_at !== null) return null;
  return newsOf(subscriptionCanceled, { ...about, key: eventId, data: { ...planOf(subscription), ends_at } });
}

/** Told once for each time that payments stayed away, however many events tell of it. */
function lost({ eventId: _, ...about }: About, subscription: z.output<typeof Subscription>): News | null {
  const { status, past_due_at, ended_at } = subscription;
  if (past_due_at === null || (status !== "unpaid" && ended_at === null)) return null;
  return newsOf(subscriptionLost, {
    ...about,
    key: `${about.objectId}:${past_due_at}`,
    data: { ...planOf(subscription), has_ended: ended_at !== null },
  });
}

function disputed({ eventId: _, ...about }: About, dispute: z.output<typeof Dispute>): News | null {
  const { currency, reason, evidence_due_by, closed, order_id } = dispute;
  const amount = dispute.amount + dispute.tax_amount;
  const ofOrder = { ...about, objectId: order_id };
  if (!closed)
    return newsOf(disputeOpened, {
      ...ofOrder,
      key: about.objectId,
      data: { amount, currency, reason, evidence_due_by },
    });
  const status = Decision.parse(dispute.status);
  return newsOf(disputeDecided, {
    ...ofOrder,
    key: `${about.objectId}:${status}`,
    data: { amount, currency, status },
  });
}

function notRefunded({ eventId: _, ...about }: About, refund: z.output<typeof Refund>): News {
  const { currency, failure_reason: reason, order_id } = refund;
  const amount = refund.amount + refund.tax_amount;
  return newsOf(refundFailed, {
    ...about,
    objectId: order_id,
    key: about.objectId,
    data: { amount, currency, reason },
  });
}
