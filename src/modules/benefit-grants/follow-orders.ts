import "server-only";
import { z } from "zod";
import { Id, newId } from "@/lib/id";
import { Instant } from "@/lib/time";
import type { BenefitRow } from "@/modules/benefits";
import type { Tx } from "@/server/db/client";
import { empty, type Read, readIn, sql } from "@/server/db/sql";
import { grantKey, SETTLE_GRANT } from "./follow-subscriptions";
import { termsOf } from "./rules";
import { GRANT_ATTEMPTS } from "./view";

/** The product whose list has changed, and the order up to which its orders were brought along: the newest are first. */
export const OrdersToFollow = z.object({
  organization_id: Id,
  product_id: Id,
  before: z.object({ created_at: Instant, id: Id }).nullable(),
});
export type OrdersToFollow = z.output<typeof OrdersToFollow>;

type Place = NonNullable<OrdersToFollow["before"]>;
/** A benefit that an order brings somebody who has no grant of it yet. */
export type Missing = {
  order_id: string;
  customer_id: string;
  net_amount: number;
  currency: string;
  created_at: Date;
  benefit: Pick<BenefitRow, "id" | "type" | "properties">;
};

/**
 * Grants to orders of a product that is sold once what its list has by now and they have not: to those that are paid and of which nothing was taken back.
 * What stands on the list no longer stays with whoever bought it. Credits are left out: so many were sold, and no more. Repeated it adds nothing.
 *
 * @returns where the next `limit` orders begin; null: there are no more.
 */
export async function followSomeOrders(
  tx: Tx,
  { organization_id, product_id, before }: OrdersToFollow,
  limit: number,
  now: Date,
): Promise<Place | null> {
  const read = readIn(tx);
  const orders = await read<{ id: string; created_at: Date }>(sql`
    SELECT id, created_at FROM "order" o
    WHERE organization_id = ${organization_id}::uuid AND product_id = ${product_id}::uuid
      ${before ? sql`AND (created_at, id) < (${before.created_at}::timestamptz, ${before.id}::uuid)` : empty}
    ORDER BY created_at DESC, id DESC LIMIT ${limit}::int`);
  const ids = orders.map(({ id }) => id);
  // As a refund does first: whichever is second sees what the other has done.
  await tx.$executeRaw(sql`SELECT FROM "order" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`);
  const missing = await findMissing(read, product_id, ids);
  await beginOrderGrants(tx, organization_id, missing, now);
  const last = orders.at(-1);
  return orders.length === limit && last ? { created_at: last.created_at.toISOString(), id: last.id } : null;
}

/** Who gets what an order `o` brings: who bought it, or, where that was by the seat, who has one. */
const holdersOf = sql`
  SELECT o.customer_id WHERE o.seats IS NULL
  UNION ALL SELECT seat.customer_id FROM customer_seat seat WHERE seat.order_id = o.id AND seat.status = 'claimed'`;

const findMissing = (read: Read, productId: string, orderIds: readonly string[]): Promise<Missing[]> =>
  read<Missing>(sql`
    SELECT o.id AS order_id, holder.customer_id, o.net_amount / coalesce(o.seats, 1) AS net_amount, o.currency, o.created_at,
      jsonb_build_object('id', b.id, 'type', b.type, 'properties', b.properties) AS benefit
    FROM "order" o CROSS JOIN LATERAL (${holdersOf}) AS holder JOIN product_benefit listed ON listed.product_id = ${productId}::uuid
      JOIN benefit b ON b.id = listed.benefit_id
    WHERE o.id = ANY(${orderIds}::uuid[]) AND o.subscription_id IS NULL AND o.status IN ('paid', 'partially_refunded')
      AND b.type <> 'credits' AND b.visibility <> 'draft' AND b.deleted_at IS NULL
      AND NOT EXISTS (SELECT FROM benefit_grant g
        WHERE g.order_id = o.id AND g.customer_id = holder.customer_id AND (g.benefit_id = b.id OR g.wanted = 'revoked'))
    ORDER BY o.id, listed.position`);

/** Promises what is missing, each on the terms of its order, with the jobs that grant it. */
export async function beginOrderGrants(
  tx: Tx,
  organizationId: string,
  missing: readonly Missing[],
  now: Date,
): Promise<void> {
  const rows = missing.flatMap(({ order_id, customer_id, benefit, ...order }) => {
    const terms = termsOf(benefit, order);
    return terms ? [{ id: newId(), order_id, customer_id, benefit_id: benefit.id, terms }] : [];
  });
  if (rows.length === 0) return;
  await tx.$executeRaw(sql`
    WITH begun AS (
      INSERT INTO benefit_grant (id, organization_id, benefit_id, customer_id, order_id, terms, created_at)
      SELECT id, ${organizationId}::uuid, benefit_id, customer_id, order_id, terms, ${now}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS given(id uuid, order_id uuid, customer_id uuid, benefit_id uuid, terms jsonb)
      ON CONFLICT (order_id, benefit_id, customer_id) DO NOTHING RETURNING id)
    SELECT count(graphile_worker.add_job(${SETTLE_GRANT}, json_build_object('benefit_grant_id', id),
      job_key => ${grantKey("")} || id, max_attempts => ${GRANT_ATTEMPTS}::int)) FROM begun`);
}
