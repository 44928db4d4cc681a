import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { SubscriptionLocked } from "@/modules/subscriptions/errors";
import type { Tx } from "@/server/db/client";
import { type Read, raw, readIn, type Sql, sql } from "@/server/db/sql";
import { SeatsNotGiven } from "./errors";

/** What seats are of. */
export type SaleKey = { subscription_id: string } | { order_id: string };

/** A sale as far as its seats go. */
export type Sale = {
  subscription_id: string | null;
  order_id: string | null;
  /** Who pays. */
  customer_id: string;
  product_id: string;
  product_name: string;
  /** How many were bought; null: it is not sold by the seat. */
  seats: number | null;
  /** How many may be taken: no more than after a change that waits. */
  capacity: number;
  is_live: boolean;
  /** A change of it is being paid. */
  is_changing: boolean;
};

const ofSubscriptions = raw(`
  SELECT s.id AS subscription_id, NULL::uuid AS order_id, s.customer_id, s.product_id, product.name AS product_name, s.seats,
    coalesce(least(s.seats, CASE WHEN s.pending_update #>> '{terms,price_id}' = s.price_id::text
      THEN (s.pending_update #>> '{terms,seats}')::int END), 0) AS capacity,
    s.ended_at IS NULL AND s.status IN ('trialing', 'active', 'past_due') AS is_live,
    s.changing_payment_id IS NOT NULL AS is_changing
  FROM subscription s JOIN product ON product.id = s.product_id`);

const ofOrders = raw(`
  SELECT NULL::uuid AS subscription_id, o.id AS order_id, o.customer_id, product.id AS product_id, product.name AS product_name,
    CASE WHEN o.subscription_id IS NULL THEN o.seats END AS seats, coalesce(o.seats, 0) AS capacity,
    o.status IN ('paid', 'partially_refunded') AND NOT EXISTS (SELECT FROM refund
      WHERE refund.order_id = o.id AND refund.status = 'succeeded' AND refund.revoke_benefits) AS is_live,
    false AS is_changing
  FROM "order" o JOIN product ON product.id = o.product_id`);

const find = (organizationId: string, key: SaleKey): Sql =>
  "subscription_id" in key
    ? sql`${ofSubscriptions} WHERE s.organization_id = ${organizationId}::uuid AND s.id = ${key.subscription_id}::uuid`
    : sql`${ofOrders} WHERE o.organization_id = ${organizationId}::uuid AND o.id = ${key.order_id}::uuid`;

/** A sale of the organization and, where somebody buys, of theirs. @throws ResourceNotFound */
export async function getSale(
  read: Read,
  organizationId: string,
  key: SaleKey,
  buyerId: string | null,
): Promise<Sale> {
  const [sale] = await read<Sale>(find(organizationId, key));
  if (!sale || (buyerId !== null && sale.customer_id !== buyerId)) throw new ResourceNotFound();
  return sale;
}

/** The same, locked: of all who give or take its seats one does at a time. @throws ResourceNotFound */
export async function lockSale(tx: Tx, organizationId: string, key: SaleKey): Promise<Sale> {
  const lock =
    "subscription_id" in key
      ? sql`SELECT FROM subscription WHERE id = ${key.subscription_id}::uuid AND organization_id = ${organizationId}::uuid FOR UPDATE`
      : sql`SELECT FROM "order" WHERE id = ${key.order_id}::uuid AND organization_id = ${organizationId}::uuid FOR UPDATE`;
  await tx.$executeRaw(lock);
  return getSale(readIn(tx), organizationId, key, null);
}

/** What a checkout came to: a subscription, or an order of what is sold once; null: nothing yet. */
export async function findSaleOfCheckout(
  read: Read,
  organizationId: string,
  checkoutId: string,
): Promise<SaleKey | null> {
  const [row] = await read<{ subscription_id: string | null; order_id: string | null }>(sql`
    SELECT id AS subscription_id, NULL::uuid AS order_id FROM subscription
    WHERE checkout_id = ${checkoutId}::uuid AND organization_id = ${organizationId}::uuid
    UNION ALL
    SELECT NULL, id FROM "order" WHERE checkout_id = ${checkoutId}::uuid AND organization_id = ${organizationId}::uuid
      AND subscription_id IS NULL
    LIMIT 1`);
  return row ? keyOf(row) : null;
}

/** How the sale of a seat is named. */
export function keyOf(row: { subscription_id: string | null; order_id: string | null }): SaleKey {
  if (row.subscription_id) return { subscription_id: row.subscription_id };
  if (row.order_id) return { order_id: row.order_id };
  throw new Error("a seat is of a subscription or of an order");
}

/** @throws SeatsNotGiven; SubscriptionLocked while its number of seats may be changing */
export function refuseUnlessGiving({ is_live, is_changing }: Sale): void {
  if (!is_live) throw new SeatsNotGiven();
  if (is_changing) throw new SubscriptionLocked();
}
