import "server-only";
import type { Context } from "@/server/context";
import { type Read, raw, readIn, sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { ALL_PRODUCTS } from "./all-products";
import { counters } from "./span-rules";

type Span = { from: string; to: string };

/**
 * Compares the metrics of an organization with its orders, checkouts and subscriptions, month by month, and corrects what differs. Each comparison is one
 * statement, so that what is written meanwhile is on both sides or on none; only one runs at a time. Answers how many quarters differed.
 */
export async function mendMetrics({
  read,
  db,
  organizationId,
}: Pick<Context, "read" | "db" | "organizationId">): Promise<number> {
  let differences = await alone(db, (tx) => mendStandings(tx, organizationId));
  for (const month of await monthsOf(read, organizationId))
    differences += await alone(db, (tx) => mendMonth(tx, organizationId, month));
  for (const month of await monthsOf(read, organizationId))
    differences += await alone(db, (tx) => mendSums(tx, organizationId, month));
  return differences;
}

const alone = (db: Context["db"], mend: (read: Read) => Promise<number>): Promise<number> =>
  transaction(db, async (tx) => {
    await tx.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtext('metrics.check'))`);
    return mend(readIn(tx));
  });

/** Months, UTC, between the first and the last thing that there is on either side. */
const monthsOf = (read: Read, organizationId: string): Promise<Span[]> =>
  read<Span>(sql`
    SELECT month::text AS from, (month + interval '1 month')::text AS to
    FROM (
      SELECT min(at) AS first, max(at) AS last FROM (
        SELECT min(created_at) AS at FROM "order" WHERE organization_id = ${organizationId}::uuid
        UNION ALL SELECT max(created_at) FROM "order" WHERE organization_id = ${organizationId}::uuid
        UNION ALL SELECT min(created_at) FROM checkout WHERE organization_id = ${organizationId}::uuid
        UNION ALL SELECT max(created_at) FROM checkout WHERE organization_id = ${organizationId}::uuid
        UNION ALL SELECT min(started_at) FROM subscription WHERE organization_id = ${organizationId}::uuid
        UNION ALL SELECT max(greatest(started_at, canceled_at)) FROM subscription WHERE organization_id = ${organizationId}::uuid
        UNION ALL SELECT min(at) FROM metric WHERE organization_id = ${organizationId}::uuid
        UNION ALL SELECT max(at) FROM metric WHERE organization_id = ${organizationId}::uuid
      ) AS ends
    ) AS whole, generate_series(date_trunc('month', first, 'UTC'), last, '1 month', 'UTC') AS month`);

/** What is counted where it happened, out of the rows themselves: quarters that differ get the difference. */
async function mendMonth(read: Read, organizationId: string, { from, to }: Span): Promise<number> {
  const rows = await read(sql`
    INSERT INTO metric_movement (organization_id, product_id, currency, kind, at, orders, revenue, refunded, checkouts, succeeded_checkouts,
      new_subscriptions, canceled)
    SELECT ${organizationId}::uuid, product_id, currency, kind, at, sum(orders), sum(revenue), sum(refunded), sum(checkouts),
      sum(succeeded_checkouts), sum(new_subscriptions), sum(canceled)
    FROM (
      SELECT * FROM metric_truth(${organizationId}::uuid, ${from}::timestamptz, ${to}::timestamptz)
      UNION ALL
      SELECT product_id, currency, kind, at, -orders, -revenue, -refunded, -checkouts, -succeeded_checkouts, -new_subscriptions, -canceled
      FROM metric WHERE organization_id = ${organizationId}::uuid AND at >= ${from}::timestamptz AND at < ${to}::timestamptz
        AND product_id <> '00000000-0000-0000-0000-000000000000'
    ) AS both_sides
    GROUP BY product_id, currency, kind, at
    HAVING (sum(orders), sum(revenue), sum(refunded), sum(checkouts), sum(succeeded_checkouts), sum(new_subscriptions), sum(canceled))
      IS DISTINCT FROM (0, 0, 0, 0, 0, 0, 0)
    RETURNING 1`);
  return rows.length;
}

/** How subscriptions stand now against the sum of all that moved; a difference is put where it is found: now. */
async function mendStandings(read: Read, organizationId: string): Promise<number> {
  const rows = await read(sql`
    INSERT INTO metric_movement (organization_id, product_id, currency, kind, at, mrr, trial_mrr, committed_mrr, committed_trial_mrr, active,
      paying, committed)
    SELECT ${organizationId}::uuid, product_id, currency, 'subscription', metric_quarter(now()), sum(mrr), sum(trial_mrr), sum(committed_mrr),
      sum(committed_trial_mrr), sum(active), sum(paying), sum(committed)
    FROM (
      SELECT s.product_id, s.currency, stands.mrr, stands.trial_mrr, stands.mrr * stands.committed AS committed_mrr,
        stands.trial_mrr * stands.committed AS committed_trial_mrr, stands.active, (stands.mrr > 0)::int AS paying, stands.committed
      FROM subscription AS s, LATERAL metric_standing(s) AS stands
      WHERE s.organization_id = ${organizationId}::uuid AND s.status IN ('trialing', 'active', 'past_due')
      UNION ALL
      SELECT product_id, currency, -mrr, -trial_mrr, -committed_mrr, -committed_trial_mrr, -active, -paying, -committed
      FROM metric WHERE organization_id = ${organizationId}::uuid AND product_id <> '00000000-0000-0000-0000-000000000000'
    ) AS both_sides
    GROUP BY product_id, currency
    HAVING (sum(mrr), sum(trial_mrr), sum(committed_mrr), sum(committed_trial_mrr), sum(active), sum(paying), sum(committed))
      IS DISTINCT FROM (0, 0, 0, 0, 0, 0, 0)
    RETURNING 1`);
  return rows.length;
}

const each = (write: (name: string) => string, between = ", ") => raw(counters.map(write).join(between));

/** Every row of a month against the quarters of each product, out of which all others are made. Nobody folds meanwhile. */
async function mendSums(read: Read, organizationId: string, { from, to }: Span): Promise<number> {
  await read(sql`LOCK TABLE metric_rollup IN SHARE ROW EXCLUSIVE MODE`);
  const all = sql`${ALL_PRODUCTS}::uuid`;
  const rows = await read(sql`
    INSERT INTO metric_rollup AS known (organization_id, product_id, currency, kind, grain, at, ${each((name) => name)})
    SELECT organization_id, product_id, currency, kind, grain, at, ${each((name) => `sum(CASE WHEN is_known THEN 0 ELSE ${name} END)`)}
    FROM (
      SELECT false AS is_known, organization_id, sold.product_id, currency, kind, wide.grain,
        CASE wide.grain WHEN 'quarter' THEN at ELSE date_trunc(wide.grain, at, 'UTC') END AS at, ${each((name) => name)}
      FROM metric_rollup AS r, LATERAL (VALUES (r.product_id), (${all})) AS sold (product_id),
        (VALUES ('quarter'), ('hour'), ('day'), ('month')) AS wide (grain)
      WHERE organization_id = ${organizationId}::uuid AND r.product_id <> ${all} AND r.grain = 'quarter'
        AND r.at >= ${from}::timestamptz AND r.at < ${to}::timestamptz AND NOT (sold.product_id <> ${all} AND wide.grain = 'quarter')
      UNION ALL
      SELECT true, organization_id, product_id, currency, kind, grain, at, ${each((name) => name)}
      FROM metric_rollup
      WHERE organization_id = ${organizationId}::uuid AND NOT (product_id <> ${all} AND grain = 'quarter')
        AND at >= ${from}::timestamptz AND at < ${to}::timestamptz
    ) AS both_sides
    GROUP BY organization_id, product_id, currency, kind, grain, at
    HAVING ${each((name) => `sum(CASE WHEN is_known THEN -${name} ELSE ${name} END) <> 0`, " OR ")}
    ON CONFLICT (organization_id, product_id, currency, kind, grain, at) DO UPDATE SET ${each((name) => `${name} = excluded.${name}`)}
    RETURNING 1`);
  return rows.length;
}
