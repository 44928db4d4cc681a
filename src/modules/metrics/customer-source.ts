import "server-only";
import { raw, type Sql, sql } from "@/server/db/sql";

const QUARTER = (column: string) => `metric_quarter(${column})`;
const zeros = (names: readonly string[]) => names.map((name) => `0::bigint AS ${name}`).join(", ");

const ofSubscriptions = [
  "mrr",
  "mrr_won",
  "mrr_lost",
  "trial_mrr",
  "committed_mrr",
  "committed_trial_mrr",
  "active",
  "paying",
  "committed",
  "begun",
  "stopped",
  "trials_ended",
  "trials_converted",
] as const;
const sales = ["orders", "revenue", "refunded", "checkouts", "succeeded_checkouts"] as const;
const dates = ["new_subscriptions", "canceled"] as const;

/**
 * What the rollup would hold of some customers, out of their own rows: it is kept for all customers together, and one customer has few rows. Ends
 * that are planned count from when that was said, and trials as they stand today.
 */
export const customerSource = (organizationId: string, customers: readonly string[]): Sql => sql`(
  SELECT organization_id, product_id, currency, metric_kind(billing_reason) AS kind, ${raw(QUARTER("created_at"))} AS at, 1::bigint AS orders,
    net_amount AS revenue, refunded_amount AS refunded, ${raw(zeros(sales.slice(3)))}, ${raw(zeros(ofSubscriptions))}, ${raw(zeros(dates))}
  FROM "order" WHERE organization_id = ${organizationId}::uuid AND customer_id = ANY(${customers}::uuid[]) AND metric_counts(status)
  UNION ALL
  SELECT organization_id, product_id, currency, metric_product_kind(product_id), ${raw(QUARTER("created_at"))}, 0, 0, 0, 1,
    (status = 'succeeded')::int, ${raw(zeros(ofSubscriptions))}, ${raw(zeros(dates))}
  FROM checkout WHERE organization_id = ${organizationId}::uuid AND customer_id = ANY(${customers}::uuid[])
  UNION ALL
  SELECT m.organization_id, s.product_id, m.currency, 'subscription', ${raw(QUARTER("m.at"))}, ${raw(zeros(sales))}, m.mrr, greatest(m.mrr, 0),
    greatest(-m.mrr, 0), 0, m.mrr, 0, m.active, m.paying, m.active, (m.paying > 0)::int, (m.paying < 0)::int, m.trials_ended, m.trials_converted,
    ${raw(zeros(dates))}
  FROM subscription AS s JOIN subscription_movement AS m ON m.subscription_id = s.id
  WHERE s.organization_id = ${organizationId}::uuid AND s.customer_id = ANY(${customers}::uuid[])
  UNION ALL
  SELECT s.organization_id, s.product_id, s.currency, 'subscription', ${raw(QUARTER("coalesce(s.canceled_at, s.started_at)"))}, ${raw(zeros(sales))},
    0, 0, 0, stands.trial_mrr, -stands.mrr * (1 - stands.committed), stands.trial_mrr * stands.committed, 0, 0, stands.committed - stands.active,
    0, 0, 0, 0, ${raw(zeros(dates))}
  FROM subscription AS s, LATERAL metric_standing(s) AS stands
  WHERE s.organization_id = ${organizationId}::uuid AND s.customer_id = ANY(${customers}::uuid[]) AND stands.active = 1
  UNION ALL
  SELECT organization_id, product_id, currency, 'subscription', ${raw(QUARTER("started_at"))}, ${raw(zeros(sales))}, ${raw(zeros(ofSubscriptions))}, 1, 0
  FROM subscription WHERE organization_id = ${organizationId}::uuid AND customer_id = ANY(${customers}::uuid[])
  UNION ALL
  SELECT organization_id, product_id, currency, 'canceled:' || coalesce(customer_cancellation_reason, 'other'), ${raw(QUARTER("canceled_at"))},
    ${raw(zeros(sales))}, ${raw(zeros(ofSubscriptions))}, 0, 1
  FROM subscription
  WHERE organization_id = ${organizationId}::uuid AND customer_id = ANY(${customers}::uuid[]) AND canceled_at IS NOT NULL
)`;
