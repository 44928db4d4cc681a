import type { OrderTimelineEntry } from "./timeline-schema";

/** What the database knows of an order's course. Amounts in minor units of `currency`; instants ISO 8601, UTC. */
export type TimelineFacts = {
  order: { id: string; number: string; created_at: string; currency: string };
  checkout: { id: string; created_at: string } | null;
  payments: {
    id: string;
    order_id: string | null;
    status: "pending" | "succeeded" | "failed";
    amount: number;
    method_metadata: Card;
    decline_message: string | null;
    created_at: string;
    modified_at: string | null;
  }[];
  refunds: {
    id: string;
    status: string;
    amount: number;
    tax_amount: number;
    reason: string;
    comment: string | null;
    failure_reason: string | null;
    created_at: string;
    modified_at: string | null;
  }[];
  disputes: {
    id: string;
    status: string;
    amount: number;
    tax_amount: number;
    reason: string | null;
    created_at: string;
    modified_at: string | null;
  }[];
  /** What the order's customer was granted, and what of it was taken back, as the benefit was called then. */
  grants: {
    id: string;
    benefit: string;
    /** Null where the benefit is not credits. */
    credits: number | null;
    taken_back: number | null;
    granted_at: string | null;
    revoked_at: string | null;
    error: { message: string; timestamp: string } | null;
  }[];
  /** Each `order.created` and `order.updated`, oldest first, with what its payload says of the billing details. */
  events: { id: string; at: string; billing: string }[];
};

type Card = { brand?: string; last4?: string };

/** The course of an order, the latest first. What happened in one instant stands in the order of its causes. */
export function timelineOf(facts: TimelineFacts): OrderTimelineEntry[] {
  const { order, checkout } = facts;
  const { currency } = order;
  const opened: OrderTimelineEntry[] = checkout
    ? [{ id: checkout.id, at: checkout.created_at, kind: "checkout_opened" }]
    : [];
  const entries: OrderTimelineEntry[] = [
    ...opened,
    ...facts.payments.map((payment) => ofPayment(payment, order)),
    { id: order.id, at: order.created_at, kind: "order_placed", number: order.number },
    ...corrections(facts.events),
    ...facts.refunds.flatMap((refund) => ofRefund(refund, currency)),
    ...facts.disputes.flatMap((dispute) => ofDispute(dispute, currency)),
    ...facts.grants.flatMap(ofGrant),
  ];
  // Sorting is stable: of equal instants, the earlier in this list comes first, and all of it is turned round.
  return entries.sort((a, b) => a.at.localeCompare(b.at)).reverse();
}

function ofPayment(
  payment: TimelineFacts["payments"][number],
  { id: orderId, created_at: placedAt, currency }: TimelineFacts["order"],
): OrderTimelineEntry {
  const { id, amount, status, method_metadata: card, created_at: begunAt } = payment;
  const endedAt = payment.modified_at ?? begunAt;
  const money = { id, amount, currency, card };
  if (status === "failed")
    return { ...money, at: endedAt, kind: "payment_failed", why: payment.decline_message };
  if (status === "pending") return { ...money, at: begunAt, kind: "payment_pending" };
  // The order stands because of this payment, although its row was written a moment later.
  const isCause = payment.order_id === orderId && endedAt > placedAt;
  return { ...money, at: isCause ? placedAt : endedAt, kind: "payment_succeeded" };
}

/** Refunds write `order.updated` too: an entry is made only where the billing details differ from those before. */
function corrections(events: TimelineFacts["events"]): OrderTimelineEntry[] {
  return events.flatMap((event, index): OrderTimelineEntry[] => {
    const before = events[index - 1];
    if (!before || before.billing === event.billing) return [];
    return [{ id: event.id, at: event.at, kind: "billing_corrected" }];
  });
}

function ofRefund(refund: TimelineFacts["refunds"][number], currency: string): OrderTimelineEntry[] {
  const amount = refund.amount + refund.tax_amount;
  const end = { at: refund.modified_at ?? refund.created_at, amount, currency };
  const { id, reason, comment } = refund;
  const asked: OrderTimelineEntry = {
    id,
    at: refund.created_at,
    kind: "refund_asked",
    amount,
    currency,
    reason,
    comment,
  };
  if (refund.status === "succeeded") return [asked, { ...end, id: `${id}-end`, kind: "refund_succeeded" }];
  if (refund.status === "pending") return [asked];
  return [asked, { ...end, id: `${id}-end`, kind: "refund_failed", why: refund.failure_reason }];
}

function ofDispute(dispute: TimelineFacts["disputes"][number], currency: string): OrderTimelineEntry[] {
  const { id, reason, status } = dispute;
  const amount = dispute.amount + dispute.tax_amount;
  const opened: OrderTimelineEntry = {
    id,
    at: dispute.created_at,
    kind: "dispute_opened",
    amount,
    currency,
    reason,
  };
  if (status !== "won" && status !== "lost" && status !== "prevented") return [opened];
  const at = dispute.modified_at ?? dispute.created_at;
  return [opened, { id: `${id}-end`, at, kind: `dispute_${status}`, amount, currency }];
}

function ofGrant(grant: TimelineFacts["grants"][number]): OrderTimelineEntry[] {
  const { id, benefit, granted_at, revoked_at, error, credits } = grant;
  const takenBack = grant.taken_back ?? 0;
  const entries: OrderTimelineEntry[] = [];
  if (granted_at) entries.push({ id, at: granted_at, kind: "benefit_granted", benefit, credits });
  if (revoked_at) {
    const granted = credits !== null && !granted_at ? 0 : credits;
    const outcome = granted === null ? null : { granted, taken_back: takenBack, spent: granted - takenBack };
    entries.push({ id: `${id}-end`, at: revoked_at, kind: "benefit_revoked", benefit, credits: outcome });
  }
  if (error)
    entries.push({
      id: `${id}-failed`,
      at: error.timestamp,
      kind: "benefit_failed",
      benefit,
      why: error.message,
    });
  return entries;
}
