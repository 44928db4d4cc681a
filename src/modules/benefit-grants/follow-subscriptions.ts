import "server-only";
import type { Tx } from "@/server/db/client";
import { readIn, type Sql, sql } from "@/server/db/sql";
import { GRANT_ATTEMPTS } from "./view";

/** A grant has one job waiting at most. */
export const grantKey = (grantId: string) => `benefit-grant-${grantId}`;

/** A subscription has one waiting at most; one that runs already does not count. */
export const followKey = (subscriptionId: string) => `benefits-of-${subscriptionId}`;

export const SETTLE_GRANT = "benefit-grants.settle-grant";
export const FOLLOW_SUBSCRIPTION = "benefit-grants.follow-subscription";

/** The jobs by which grants follow those subscriptions of `from` that give anything, or have. */
const following = (from: Sql): Sql => sql`
  SELECT count(graphile_worker.add_job(${FOLLOW_SUBSCRIPTION}, json_build_object('subscription_id', s.id),
    job_key => ${followKey("")} || s.id, max_attempts => ${GRANT_ATTEMPTS}::int)) AS jobs
  FROM (SELECT s.id FROM ${from}
    AND (EXISTS (SELECT FROM product_benefit has WHERE has.product_id = s.product_id)
      OR EXISTS (SELECT FROM benefit_grant g WHERE g.subscription_id = s.id))
    ORDER BY s.id) s`;

/**
 * Has the grants of subscriptions follow them, by a job each, in the caller's transaction and in one statement. Only those get one whose product has
 * benefits, or that have grants. A job that waits already is enough; beside one that runs another is made, which sees what that may have missed.
 */
export async function followSubscriptions(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw(following(sql`subscription s WHERE s.id = ANY(${ids}::uuid[])`));
}

/** Those of an order, where it is one of a subscription. */
export const followOrder = (tx: Tx, orderId: string) =>
  tx.$executeRaw(
    following(sql`subscription s JOIN "order" o ON o.subscription_id = s.id WHERE o.id = ${orderId}::uuid`),
  );

/** Those of a product, `limit` of them after an id, without those that are over. Answers the last id; null: there are no more. */
export async function followSomeOfProduct(
  tx: Tx,
  productId: string,
  after: string | null,
  limit: number,
): Promise<string | null> {
  const rows = await readIn(tx)<{ id: string }>(sql`
    SELECT s.id FROM subscription s
    WHERE s.product_id = ${productId}::uuid AND s.status <> 'canceled'
      AND s.id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
    ORDER BY s.id LIMIT ${limit}::int`);
  await followSubscriptions(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.length === limit ? (rows.at(-1)?.id ?? null) : null;
}

/** Has the grants of a subscription settled that give something, or do not stand where they are to go. */
export const enqueueSettling = (tx: Tx, subscriptionId: string) =>
  tx.$executeRaw(sql`
    SELECT graphile_worker.add_job(${SETTLE_GRANT}, json_build_object('benefit_grant_id', g.id),
      job_key => ${grantKey("")} || g.id, max_attempts => ${GRANT_ATTEMPTS}::int)
    FROM (SELECT id FROM benefit_grant WHERE subscription_id = ${subscriptionId}::uuid
      AND (wanted = 'granted' OR state <> wanted) ORDER BY id) g`);
