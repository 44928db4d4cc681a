import "server-only";
import type { Tx } from "@/server/db/client";
import { type Read, readIn, sql } from "@/server/db/sql";
import { beginOrderGrants, type Missing } from "./follow-orders";
import { grantKey } from "./follow-subscriptions";
import { settleBenefitGrant } from "./jobs";

/** Somebody's place in an order that was sold by the seat. */
type Held = { order_id: string; customer_id: string };

/** What the list of the product brings a holder who has not had it. Credits are given once for each seat that was sold: who follows another in theirs gets none. */
const findMissing = (read: Read, { order_id, customer_id }: Held, now: Date): Promise<Missing[]> =>
  read<Missing>(sql`
    SELECT o.id AS order_id, ${customer_id}::uuid AS customer_id, o.net_amount / o.seats AS net_amount, o.currency,
      ${now}::timestamptz AS created_at,
      jsonb_build_object('id', b.id, 'type', b.type, 'properties', b.properties) AS benefit
    FROM "order" o JOIN product_benefit listed ON listed.product_id = o.product_id JOIN benefit b ON b.id = listed.benefit_id
    WHERE o.id = ${order_id}::uuid AND o.seats IS NOT NULL AND b.visibility <> 'draft' AND b.deleted_at IS NULL
      AND NOT EXISTS (SELECT FROM benefit_grant g
        WHERE g.order_id = o.id AND g.benefit_id = b.id AND g.customer_id = ${customer_id}::uuid)
      AND (b.type <> 'credits'
        OR (SELECT count(*) FROM benefit_grant g WHERE g.order_id = o.id AND g.benefit_id = b.id) < o.seats)
    ORDER BY listed.position`);

/**
 * Gives whoever has taken a seat of an order what one seat of it brings, on the terms of that share of what was paid, by jobs in the caller's transaction, which holds the
 * order. What they had of it before is turned back; what ends so many days later counts them from now. Repeated it adds nothing.
 */
export async function giveToHolder(
  tx: Tx,
  { organization_id, ...held }: Held & { organization_id: string },
  now: Date,
): Promise<void> {
  await turn(tx, [held], "granted", now);
  await beginOrderGrants(tx, organization_id, await findMissing(readIn(tx), held, now), now);
}

/** Takes back what people have of orders in which their seats have ended, by jobs in the caller's transaction. */
export const takeFromHolders = (tx: Tx, held: readonly Held[], now: Date): Promise<void> =>
  turn(tx, held, "revoked", now);

async function turn(tx: Tx, held: readonly Held[], wanted: "granted" | "revoked", now: Date): Promise<void> {
  if (held.length === 0) return;
  const turned = await readIn(tx)<{ id: string }>(sql`
    UPDATE benefit_grant g SET wanted = ${wanted}, modified_at = ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(held)}::jsonb) AS held (order_id uuid, customer_id uuid)
    WHERE g.order_id = held.order_id AND g.customer_id = held.customer_id AND g.wanted <> ${wanted} RETURNING g.id`);
  for (const { id } of turned)
    await settleBenefitGrant.enqueue(tx, { benefit_grant_id: id }, { key: grantKey(id) });
}
