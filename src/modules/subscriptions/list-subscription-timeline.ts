import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { invoiceNumber } from "@/modules/orders";
import type { Context } from "@/server/context";
import { sql } from "@/server/db/sql";
import { type TimelineFacts, timelineOf } from "./timeline";
import type { SubscriptionTimeline } from "./timeline-schema";

/** More of one subscription than anybody reads: the latest of each. */
const MOST = 300;

type Row = Omit<TimelineFacts, "orders"> & {
  orders: (Omit<TimelineFacts["orders"][number], "number"> & { number: number })[];
};

/**
 * What has happened to a subscription, the latest first: orders, each try to pay, changes with what they changed, pauses, its end; out of their
 * own rows and the outbox. @throws ResourceNotFound
 */
export async function listSubscriptionTimeline(
  { read, organizationId }: Pick<Context, "read" | "organizationId">,
  id: string,
): Promise<SubscriptionTimeline> {
  const [row] = await read<Row>(sql`
    SELECT
      coalesce((SELECT jsonb_agg(e.fact ORDER BY e.id) FROM (
        SELECT w.id, jsonb_build_object('id', w.id, 'at', w.created_at, 'type', w.type, 'subscription', w.payload) AS fact
        FROM webhook_event w WHERE w.object_id = s.id ORDER BY w.id DESC LIMIT ${MOST}::int) AS e), '[]') AS events,
      coalesce((SELECT jsonb_agg(o.fact ORDER BY o.number) FROM (
        SELECT number, jsonb_build_object('id', id, 'at', created_at, 'number', number, 'status', status,
          'billing_reason', billing_reason, 'total_amount', total_amount, 'currency', currency,
          'period_start', period_start, 'period_end', period_end) AS fact
        FROM "order" WHERE subscription_id = s.id ORDER BY number DESC LIMIT ${MOST}::int) AS o), '[]') AS orders,
      coalesce((SELECT jsonb_agg(p.fact ORDER BY p.id) FROM (
        SELECT id, to_jsonb(payment.*) - 'request' AS fact FROM payment
        WHERE customer_id = s.customer_id AND CASE WHEN order_id IS NULL THEN request -> 'sold' ->> 'subscription_id' = s.id::text
          ELSE order_id IN (SELECT id FROM "order" WHERE subscription_id = s.id) END
        ORDER BY id DESC LIMIT ${MOST}::int) AS p), '[]') AS payments
    FROM subscription s WHERE s.organization_id = ${organizationId}::uuid AND s.id = ${id}::uuid`);
  if (!row) throw new ResourceNotFound();
  return { items: timelineOf(instants(row)) };
}

const instant = (text: string) => new Date(text).toISOString();
const maybe = (text: string | null) => text && instant(text);

/** Postgres writes times in JSON with an offset and as many digits as it needs: only in one form can they be compared. */
const instants = ({ events, orders, payments }: Row): TimelineFacts => ({
  events: events.map((event) => ({ ...event, at: instant(event.at) })),
  orders: orders.map(({ number, ...order }) => ({
    ...order,
    number: invoiceNumber(number),
    at: instant(order.at),
    period_start: maybe(order.period_start),
    period_end: maybe(order.period_end),
  })),
  payments: payments.map((payment) => ({
    ...payment,
    created_at: instant(payment.created_at),
    modified_at: maybe(payment.modified_at),
  })),
});
