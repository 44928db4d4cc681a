import "server-only";
import { hasNoClock } from "@/server/clock";
import type { Tx } from "@/server/db/client";
import { empty, type Read, raw, readIn, sql } from "@/server/db/sql";
import type { BillableRow } from "./row";
import { dueAt } from "./rules/due";
import type { State } from "./rules/state";

const billable = raw(`
  s.*, product.name AS product_name,
  coalesce(price.tax_behavior, organization.default_tax_behavior) AS tax_option,
  to_jsonb(discount.*) AS discount,
  jsonb_build_object('email', customer.email, 'name', customer.name, 'billing_name', customer.billing_name,
    'billing_address', customer.billing_address, 'tax_id', customer.tax_id, 'locale', customer.locale,
    'stripe_customer_id', customer.stripe_customer_id) AS customer,
  jsonb_build_object('name', organization.name, 'slug', organization.slug, 'country', organization.country,
    'settings', organization.settings) AS organization,
  (SELECT jsonb_build_object('id', means.id, 'stripe_payment_method_id', means.stripe_payment_method_id,
      'method_metadata', means.method_metadata)
    FROM payment_method means
    WHERE means.id = coalesce(s.payment_method_id, customer.default_payment_method_id)) AS means,
  coalesce((SELECT jsonb_agg(to_jsonb(item.*) || jsonb_build_object('tax_option',
        coalesce(agreed.tax_behavior, organization.default_tax_behavior)) ORDER BY item.id)
    FROM pending_item item LEFT JOIN price agreed ON agreed.id = item.price_id
    WHERE item.subscription_id = s.id AND item.order_id IS NULL), '[]') AS pending_items,
  CASE WHEN s.seats IS NULL THEN 0 ELSE (SELECT count(*)::int FROM customer_seat seat
    WHERE seat.subscription_id = s.id AND seat.status <> 'revoked') END AS seats_taken`);

const from = raw(`
  subscription s JOIN product ON product.id = s.product_id JOIN price ON price.id = s.price_id
  JOIN customer ON customer.id = s.customer_id JOIN organization ON organization.id = s.organization_id
  LEFT JOIN discount ON discount.id = s.discount_id`);

/** Subscriptions with all that their bills need, in the order of their ids. */
export const readBillable = (read: Read, ids: readonly string[]): Promise<BillableRow[]> =>
  read<BillableRow>(sql`SELECT ${billable} FROM ${from} WHERE s.id = ANY(${ids}::uuid[]) ORDER BY s.id`);

/** One of an organization, as it stands; null where it has none of this id. */
export async function findBillable(
  read: Read,
  organizationId: string,
  id: string,
): Promise<BillableRow | null> {
  const [row] = await read<BillableRow>(sql`
    SELECT ${billable} FROM ${from} WHERE s.id = ${id}::uuid AND s.organization_id = ${organizationId}::uuid`);
  return row ?? null;
}

/** Whose due rows: one organization's by its own clock, or everybody's that has none. */
export type Scope = { organizationId: string | null; now: Date; limit: number };

/** Organizations that stand on a test clock are left to it. */
export const inScope = ({ organizationId }: Scope, column: string) =>
  organizationId ? sql`${raw(column)} = ${organizationId}::uuid` : hasNoClock(column);

/**
 * Locks subscriptions that are due, those that wait longest first; what another worker has locked is left to it.
 * @param among where only some may be taken.
 */
export async function lockDue(tx: Tx, scope: Scope, among: readonly string[] | null): Promise<string[]> {
  const rows = await readIn(tx)<{ id: string }>(sql`
    SELECT id FROM subscription
    WHERE due_at <= ${scope.now} AND changing_payment_id IS NULL AND ${inScope(scope, "organization_id")}
      ${among ? sql`AND id = ANY(${among}::uuid[])` : empty}
    ORDER BY due_at LIMIT ${scope.limit} FOR UPDATE SKIP LOCKED`);
  return rows.map(({ id }) => id);
}

/** Locks subscriptions for a decision, in the order of their ids. */
export const lockSubscriptions = (tx: Tx, ids: readonly string[]) =>
  tx.$executeRaw(sql`
    SELECT id FROM subscription WHERE id = ANY(${[...new Set(ids)]}::uuid[]) ORDER BY id FOR UPDATE`);

/** What is written besides the state. */
export type Extra = {
  discount_id?: string | null;
  changing_payment_id?: string | null;
  payment_method_id?: string | null;
  metadata?: object;
  custom_field_data?: object;
  customer_cancellation_reason?: string | null;
  customer_cancellation_comment?: string | null;
};

const columnsOf = ({ terms, discount, ...columns }: State) => ({
  ...columns,
  product_id: terms.product_id,
  price_id: terms.price_id,
  amount: terms.amount,
  seats: terms.seats,
  currency: terms.currency,
  recurring_interval: terms.cycle.interval,
  recurring_interval_count: terms.cycle.count,
});

const written = raw(
  `status product_id price_id amount seats currency recurring_interval recurring_interval_count anchor_at anchor_periods
  current_period_start current_period_end trial_start trial_end cancel_at_period_end canceled_at ends_at ended_at past_due_at
  pause_at_period_end paused_at resumes_at discount_first_at period_discount pending_update reminded_for due_at discount_id
  changing_payment_id payment_method_id metadata custom_field_data customer_cancellation_reason
  customer_cancellation_comment`
    .split(/\s+/)
    .map((name) => `${name} = given.${name}`)
    .join(", "),
);

/** Writes locked subscriptions as they are after a transition, any number of them in one statement. */
export async function writeStates(
  tx: Tx,
  changes: readonly { row: BillableRow; after: State; extra?: Extra }[],
  at: Date,
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ row, after, extra }) => ({
    discount_id: row.discount_id,
    changing_payment_id: row.changing_payment_id,
    payment_method_id: row.payment_method_id,
    metadata: row.metadata,
    custom_field_data: row.custom_field_data,
    customer_cancellation_reason: row.customer_cancellation_reason,
    customer_cancellation_comment: row.customer_cancellation_comment,
    ...columnsOf(after),
    ...extra,
    id: row.id,
    due_at: dueAt(after),
  }));
  await tx.$executeRaw(sql`
    UPDATE subscription SET ${written}, version = subscription.version + 1, modified_at = ${at}
    FROM jsonb_populate_recordset(NULL::subscription, ${JSON.stringify(rows)}::jsonb) AS given
    WHERE subscription.id = given.id`);
}
