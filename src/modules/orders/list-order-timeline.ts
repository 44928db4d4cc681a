import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { sql } from "@/server/db/sql";
import { invoiceNumber } from "./rules";
import { type TimelineFacts, timelineOf } from "./timeline";
import type { OrderTimeline } from "./timeline-schema";

/** More changes of one order than anybody reads. */
const MOST_EVENTS = 500;

type Row = Omit<TimelineFacts, "order"> & {
  order: { id: string; number: number; created_at: string; currency: string };
};

/**
 * What has happened to an order, the latest first: its checkout, each try to pay, corrections, refunds, disputes and benefits, out of their
 * own rows and the outbox. @throws ResourceNotFound
 */
export async function listOrderTimeline(
  { read, organizationId }: Pick<Context, "read" | "organizationId">,
  orderId: string,
): Promise<OrderTimeline> {
  const [row] = await read<Row>(sql`
    SELECT
      jsonb_build_object('id', o.id, 'number', o.number, 'created_at', o.created_at, 'currency', o.currency) AS order,
      (SELECT jsonb_build_object('id', c.id, 'created_at', c.created_at) FROM checkout c WHERE c.id = o.checkout_id)
        AS checkout,
      coalesce((SELECT jsonb_agg(to_jsonb(p.*) - 'request' ORDER BY p.id) FROM payment p
        WHERE p.order_id = o.id OR p.checkout_id = o.checkout_id), '[]') AS payments,
      coalesce((SELECT jsonb_agg(to_jsonb(r.*) ORDER BY r.id) FROM refund r WHERE r.order_id = o.id), '[]') AS refunds,
      coalesce((SELECT jsonb_agg(to_jsonb(d.*) ORDER BY d.id) FROM dispute d WHERE d.order_id = o.id), '[]') AS disputes,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', g.id, 'benefit', b.description, 'credits', g.terms -> 'amount',
          'taken_back', paid.taken_back_amount, 'granted_at', g.granted_at, 'revoked_at', g.revoked_at, 'error', g.error)
          ORDER BY g.id)
        FROM benefit_grant g JOIN benefit b ON b.id = g.benefit_id
        LEFT JOIN paid_credit_grant paid ON paid.id = (g.delivery ->> 'paid_grant_id')::uuid
        WHERE g.order_id = o.id), '[]') AS grants,
      coalesce((SELECT jsonb_agg(e.fact ORDER BY e.id) FROM (
        SELECT w.id, jsonb_build_object('id', w.id, 'at', w.created_at,
          'billing', concat(w.payload ->> 'billing_name', w.payload ->> 'billing_address')) AS fact
        FROM webhook_event w WHERE w.object_id = o.id AND w.type IN ('order.created', 'order.updated')
        ORDER BY w.id LIMIT ${MOST_EVENTS}::int) AS e), '[]') AS events
    FROM "order" o WHERE o.organization_id = ${organizationId}::uuid AND o.id = ${orderId}::uuid`);
  if (!row) throw new ResourceNotFound();
  const { order } = row;
  return {
    items: timelineOf(instants({ ...row, order: { ...order, number: invoiceNumber(order.number) } })),
  };
}

const instant = (text: string) => new Date(text).toISOString();
const dated = <T extends { created_at: string; modified_at: string | null }>(row: T): T => ({
  ...row,
  created_at: instant(row.created_at),
  modified_at: row.modified_at && instant(row.modified_at),
});

/** Postgres writes times in JSON with an offset and as many digits as it needs: only in one form can they be compared. */
const instants = ({
  order,
  checkout,
  payments,
  refunds,
  disputes,
  grants,
  events,
}: TimelineFacts): TimelineFacts => ({
  order: { ...order, created_at: instant(order.created_at) },
  checkout: checkout && { ...checkout, created_at: instant(checkout.created_at) },
  payments: payments.map(dated),
  refunds: refunds.map(dated),
  disputes: disputes.map(dated),
  grants: grants.map((grant) => ({
    ...grant,
    granted_at: grant.granted_at && instant(grant.granted_at),
    revoked_at: grant.revoked_at && instant(grant.revoked_at),
  })),
  events: events.map((event) => ({ ...event, at: instant(event.at) })),
});
