import "server-only";
import { newId } from "@/lib/id";
import type { BenefitRow } from "@/modules/benefits";
import type { Tx } from "@/server/db/client";
import { join, sql } from "@/server/db/sql";
import { followOrder, grantKey } from "./follow-subscriptions";
import { settleBenefitGrant } from "./jobs";
import { termsOf } from "./rules";

type SoldOrder = {
  id: string;
  organization_id: string;
  customer_id: string;
  net_amount: number;
  currency: string;
};

/**
 * Writes what an order entitles its customer to, and the jobs that grant it, in the transaction that places the order:
 * on the terms of this moment, one grant for each benefit (a constraint forbids a second). One statement.
 *
 * @param benefits of the product that was bought, in its order.
 */
export async function promiseBenefits(
  tx: Tx,
  order: SoldOrder,
  benefits: readonly BenefitRow[],
  now: Date,
): Promise<void> {
  const grants = benefits.flatMap((benefit) => {
    const terms = termsOf(benefit, { ...order, created_at: now });
    return terms ? [{ id: newId(), benefitId: benefit.id, terms }] : [];
  });
  if (grants.length === 0) return;
  const rows = grants.map(
    ({ id, benefitId, terms }) =>
      sql`(${id}::uuid, ${order.organization_id}::uuid, ${benefitId}::uuid, ${order.customer_id}::uuid,
        ${order.id}::uuid, ${JSON.stringify(terms)}::jsonb, ${now}::timestamptz)`,
  );
  const jobs = grants.map(({ id }) =>
    settleBenefitGrant.adding({ benefit_grant_id: id }, { key: grantKey(id) }),
  );
  await tx.$executeRaw(sql`
    WITH promised AS (
      INSERT INTO benefit_grant (id, organization_id, benefit_id, customer_id, order_id, terms, created_at)
      VALUES ${join(rows)})
    SELECT ${join(jobs)}`);
}

/**
 * Has all grants of an order go to where its refunds leave them, by jobs, in the caller's transaction. What goes there
 * already is left alone. Where it paid for a period of a subscription, that subscription's grants look at it.
 */
export async function turnBenefits(
  tx: Tx,
  orderId: string,
  wanted: "granted" | "revoked",
  now: Date,
): Promise<void> {
  const turned = await tx.$queryRaw<{ id: string }[]>(sql`
    UPDATE benefit_grant g SET wanted = ${wanted}, modified_at = ${now}
    FROM "order" o WHERE o.id = ${orderId}::uuid AND g.order_id = o.id AND g.wanted <> ${wanted}
      AND (${wanted} = 'revoked' OR o.seats IS NULL OR EXISTS (SELECT FROM customer_seat seat
        WHERE seat.order_id = o.id AND seat.customer_id = g.customer_id AND seat.status = 'claimed'))
    RETURNING g.id`);
  for (const { id } of turned)
    await settleBenefitGrant.enqueue(tx, { benefit_grant_id: id }, { key: grantKey(id) });
  await followOrder(tx, orderId);
}
