import "server-only";
import type { Tx } from "@/server/db/client";
import { type Read, readIn, sql } from "@/server/db/sql";
import type { Followed, PaidPeriod } from "./follow-rules";
import type { Bucket } from "./types/credits/cycle-rules";

/**
 * The periods of a subscription that were paid for, oldest first; of one that is sold by the seat, what was paid for each. An order that only settles the difference of a change within a period pays for none of
 * its own.
 */
export async function readPaidPeriods(tx: Tx, subscriptionId: string): Promise<PaidPeriod[]> {
  const rows = await readIn(tx)<
    Omit<PaidPeriod, "start" | "ordered_at"> & { start: Date; ordered_at: Date }
  >(sql`
    SELECT DISTINCT ON (o.period_start) o.period_start AS start, o.currency,
      o.net_amount / coalesce(s.seats, 1) AS net_amount, o.created_at AS ordered_at,
      o.status <> 'refunded' AND NOT EXISTS (SELECT FROM refund
        WHERE refund.order_id = o.id AND refund.status = 'succeeded' AND revoke_benefits) AS kept
    FROM "order" o JOIN subscription s ON s.id = o.subscription_id
    WHERE o.subscription_id = ${subscriptionId}::uuid AND o.period_start IS NOT NULL
      AND o.status IN ('paid', 'partially_refunded', 'refunded')
      AND (o.billing_reason <> 'subscription_update'
        OR EXISTS (SELECT FROM order_item item WHERE item.order_id = o.id AND NOT item.proration))
    ORDER BY o.period_start, o.number DESC`);
  return rows.map((row) => ({
    ...row,
    start: row.start.toISOString(),
    ordered_at: row.ordered_at.toISOString(),
  }));
}

/** One at a time brings the grants of a subscription along, to the end of the transaction. */
export const lockGrantsOf = (tx: Tx, subscriptionId: string) =>
  tx.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`benefits ${subscriptionId}`}, 0))`);

/** Whose grants they are, and all that says what they should be; null: there is no such subscription. */
export async function readFollowed(
  tx: Tx,
  subscriptionId: string,
): Promise<(Followed & { organization_id: string }) | null> {
  type Row = Omit<Followed, "periods"> & { organization_id: string };
  const [row] = await readIn(tx)<Row>(sql`
    SELECT s.organization_id, s.status, s.current_period_start, s.past_due_at, s.seats,
      ${graceDays} AS grace_days,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', b.id, 'is_draft', b.visibility = 'draft',
          'type', b.type, 'properties', b.properties) ORDER BY has.position)
        FROM product_benefit has JOIN benefit b ON b.id = has.benefit_id AND b.deleted_at IS NULL
        WHERE has.product_id = s.product_id), '[]') AS listed,
      CASE WHEN s.seats IS NULL THEN jsonb_build_array(s.customer_id) ELSE coalesce((
        SELECT jsonb_agg(seat.customer_id ORDER BY seat.claimed_at, seat.id) FROM customer_seat seat
        WHERE seat.subscription_id = s.id AND seat.status = 'claimed'), '[]') END AS holders,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', g.id, 'benefit_id', g.benefit_id,
          'customer_id', g.customer_id, 'wanted', g.wanted,
          'state', g.state, 'period_start', g.period_start, 'is_deleted', b.deleted_at IS NOT NULL) ORDER BY g.id)
        FROM benefit_grant g JOIN benefit b ON b.id = g.benefit_id WHERE g.subscription_id = s.id), '[]') AS grants
    FROM subscription s JOIN organization ON organization.id = s.organization_id
    WHERE s.id = ${subscriptionId}::uuid`);
  if (!row) return null;
  const grants = row.grants.map((grant) => ({
    ...grant,
    period_start: grant.period_start && new Date(grant.period_start),
  }));
  return { ...row, grants, periods: await readPaidPeriods(tx, subscriptionId) };
}

/** Days for which benefits outlive a subscription that is past due, as its organization says. */
const graceDays = sql`
  coalesce((organization.settings #>> '{subscription_settings,benefit_revocation_grace_period}')::int, 0)`;

/** What a grant has given of credits, oldest first. */
export async function readBuckets(tx: Tx, grantId: string): Promise<Bucket[]> {
  type Row = Omit<Bucket, "expires_at"> & { expires_at: Date | null };
  const rows = await readIn(tx)<Row>(sql`
    SELECT id, amount, expires_at, source ->> 'period_start' AS period, source ->> 'paid_by' AS paid_by,
      source ->> 'carried_from' AS carried_from, (source ->> 'turn')::int AS turn,
      take_back_asked_at IS NOT NULL AS is_asked_back, taken_back_amount AS taken_back
    FROM paid_credit_grant
    WHERE source ->> 'benefit_grant_id' = ${grantId} AND source ->> 'paid_by' IS NOT NULL ORDER BY created_at, id`);
  return rows.map((row) => ({ ...row, expires_at: row.expires_at?.toISOString() ?? null }));
}

/** Begins grants of a subscription, those that are not there yet. */
export async function beginGrants(
  tx: Tx,
  subscription: { id: string; organization_id: string },
  grants: readonly { id: string; benefit_id: string; customer_id: string; delivery: object; terms: object }[],
  at: Date,
): Promise<void> {
  if (grants.length === 0) return;
  const { id, organization_id } = subscription;
  await tx.$executeRaw(sql`
    INSERT INTO benefit_grant (id, organization_id, benefit_id, customer_id, subscription_id, terms, delivery, created_at)
    SELECT given.id, ${organization_id}::uuid, benefit_id, customer_id, ${id}::uuid, terms, delivery, ${at}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(grants)}::jsonb) AS given (id uuid, benefit_id uuid, customer_id uuid, terms jsonb, delivery jsonb)
    ON CONFLICT (subscription_id, benefit_id, customer_id) DO NOTHING`);
}

/** Says where grants are to go; one that is granted again gives from the period `since` on. */
export async function turnGrants(
  tx: Tx,
  turns: readonly { id: string; wanted: "granted" | "revoked" }[],
  since: string,
  at: Date,
): Promise<void> {
  if (turns.length === 0) return;
  await tx.$executeRaw(sql`
    UPDATE benefit_grant SET wanted = given.wanted, modified_at = ${at},
      delivery = delivery || CASE given.wanted WHEN 'granted' THEN jsonb_build_object('since', ${since}::text) ELSE '{}' END
    FROM jsonb_to_recordset(${JSON.stringify(turns)}::jsonb) AS given (id uuid, wanted text)
    WHERE benefit_grant.id = given.id`);
}

/** Whether a subscription is past due and gives something still, with the end of its grace. */
const inGrace = sql`
  FROM subscription s JOIN organization ON organization.id = s.organization_id
  WHERE s.status = 'past_due' AND s.past_due_at IS NOT NULL AND EXISTS (SELECT FROM benefit_grant g
    WHERE g.subscription_id = s.id AND g.wanted = 'granted')`;
const graceEnd = sql`s.past_due_at + ${graceDays} * interval '24 hours'`;

/** When the next grace of an organization ends; null: none runs. */
export async function nextGraceEnd(read: Read, organizationId: string): Promise<Date | null> {
  const [row] = await read<{ at: Date | null }>(sql`
    SELECT min(${graceEnd}) AS at ${inGrace} AND s.organization_id = ${organizationId}::uuid`);
  return row?.at ?? null;
}

/** The subscriptions of an organization whose grace is over by `now`. */
export async function listGraceEnded(read: Read, organizationId: string, now: Date): Promise<string[]> {
  const rows = await read<{ id: string }>(sql`
    SELECT s.id ${inGrace} AND s.organization_id = ${organizationId}::uuid AND ${graceEnd} <= ${now} ORDER BY s.id`);
  return rows.map(({ id }) => id);
}
