import "server-only";
import { newId } from "@/lib/id";
import type { Means } from "@/modules/payments";
import type { Tx } from "@/server/db/client";
import { readPage } from "@/server/db/page";
import { type Read, raw, readIn, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import { expiryOf } from "./rules";
import type { CardDetails, PaymentMethod } from "./schema";

/** Whose payment methods. */
export type Owner = { organization_id: string; customer_id: string };

type Row = Owner & {
  id: string;
  stripe_payment_method_id: string;
  type: string;
  method_metadata: CardDetails | { brand?: undefined };
  expires_at: Date | null;
  created_at: Date;
  modified_at: Date | null;
  is_default: boolean;
};

const columns = raw("m.*, c.default_payment_method_id IS NOT DISTINCT FROM m.id AS is_default");
const tables = raw("payment_method m JOIN customer c ON c.id = m.customer_id");

const ofOwner = ({ organization_id, customer_id }: Owner) =>
  sql`m.organization_id = ${organization_id}::uuid AND m.customer_id = ${customer_id}::uuid`;

const toPaymentMethod = (row: Row): PaymentMethod => ({
  id: row.id,
  created_at: row.created_at.toISOString(),
  modified_at: row.modified_at?.toISOString() ?? null,
  processor: "stripe",
  customer_id: row.customer_id,
  type: row.type,
  method_metadata: row.method_metadata.brand === undefined ? null : row.method_metadata,
  is_default: row.is_default,
  expires_at: row.expires_at?.toISOString() ?? null,
});

export async function listOf(read: Read, owner: Owner, request: ListQuery): Promise<PageOf<PaymentMethod>> {
  const { rows, pagination } = await readPage<Row>(read, {
    select: columns,
    from: tables,
    where: [ofOwner(owner)],
    order: { created_at: raw("m.created_at") },
    id: raw("m.id"),
    request,
  });
  return { items: rows.map(toPaymentMethod), pagination };
}

/** One of the owner's payment methods; null when there is none, or it is another's. */
export async function findOne(read: Read, owner: Owner, id: string): Promise<PaymentMethod | null> {
  const [row] = await read<Row>(
    sql`SELECT ${columns} FROM ${tables} WHERE ${ofOwner(owner)} AND m.id = ${id}::uuid`,
  );
  return row ? toPaymentMethod(row) : null;
}

export type Chargeable = { id: string; stripe_payment_method_id: string };

/** One of a customer's, as it is charged. */
export async function findChargeable(read: Read, owner: Owner, id: string): Promise<Chargeable | null> {
  const [row] = await read<Chargeable>(sql`
    SELECT m.id, m.stripe_payment_method_id FROM payment_method m WHERE ${ofOwner(owner)} AND m.id = ${id}::uuid`);
  return row ?? null;
}

/** Whose a payment method of Stripe is, where it is kept here. */
export async function findOwner(read: Read, stripeId: string): Promise<(Owner & { id: string }) | null> {
  const [row] = await read<Owner & { id: string }>(sql`
    SELECT id, organization_id, customer_id FROM payment_method WHERE stripe_payment_method_id = ${stripeId}`);
  return row ?? null;
}

/** Writes a means, or what changed of it since; answers our id. A card that was renewed is told of anew when it expires. */
export async function upsert(
  tx: Tx,
  { organization_id, customer_id }: Owner,
  { stripe_payment_method_id, type, card }: Means,
  at: Date,
): Promise<string> {
  const [row] = await readIn(tx)<{ id: string }>(sql`
    INSERT INTO payment_method AS m (id, organization_id, customer_id, stripe_payment_method_id, type, method_metadata,
      expires_at, created_at)
    VALUES (${newId()}::uuid, ${organization_id}::uuid, ${customer_id}::uuid, ${stripe_payment_method_id}, ${type},
      ${JSON.stringify(card ?? {})}::jsonb, ${card && expiryOf(card)}::timestamptz, ${at})
    ON CONFLICT (stripe_payment_method_id) DO UPDATE SET type = excluded.type,
      method_metadata = excluded.method_metadata, expires_at = excluded.expires_at,
      expiry_told_at = CASE WHEN m.expires_at IS NOT DISTINCT FROM excluded.expires_at THEN m.expiry_told_at END,
      modified_at = CASE WHEN m.method_metadata = excluded.method_metadata THEN m.modified_at ELSE ${at} END
    WHERE m.organization_id = excluded.organization_id AND m.customer_id = excluded.customer_id
    RETURNING id`);
  if (!row) throw new Error(`payment method ${stripe_payment_method_id} belongs to another customer`);
  return row.id;
}

/** Keeps other changes of the customer's payment methods out until the transaction ends; false when they are gone. */
export async function lockOwner(tx: Tx, { organization_id, customer_id }: Owner): Promise<boolean> {
  const found = await readIn(tx)(sql`
    SELECT 1 FROM customer
    WHERE id = ${customer_id}::uuid AND organization_id = ${organization_id}::uuid AND deleted_at IS NULL FOR UPDATE`);
  return found.length === 1;
}

/** What a customer is charged by default. */
export async function findDefault(read: Read, owner: Owner): Promise<Chargeable | null> {
  const [row] = await read<Chargeable>(sql`
    SELECT m.id, m.stripe_payment_method_id FROM ${tables} WHERE ${ofOwner(owner)} AND c.default_payment_method_id = m.id`);
  return row ?? null;
}

/** Makes one the default; without `isForced` only where there is none. */
export const writeDefault = (tx: Tx, owner: Owner, id: string, at: Date, isForced: boolean) =>
  tx.$executeRaw(sql`
    UPDATE customer SET default_payment_method_id = ${id}::uuid, modified_at = ${at}
    WHERE id = ${owner.customer_id}::uuid AND organization_id = ${owner.organization_id}::uuid
      AND default_payment_method_id IS DISTINCT FROM ${id}::uuid
      AND (${isForced}::boolean OR default_payment_method_id IS NULL)`);

/** Makes the newest the default where there is none. */
export const writeNewestDefault = (tx: Tx, owner: Owner, at: Date) =>
  tx.$executeRaw(sql`
    UPDATE customer SET modified_at = ${at}, default_payment_method_id = (
      SELECT m.id FROM payment_method m WHERE ${ofOwner(owner)} ORDER BY m.created_at DESC, m.id DESC LIMIT 1)
    WHERE id = ${owner.customer_id}::uuid AND organization_id = ${owner.organization_id}::uuid
      AND default_payment_method_id IS NULL`);

/** Deletes one; answers Stripe's id, or null when there was none. */
export async function deleteOne(tx: Tx, owner: Owner, id: string): Promise<string | null> {
  const [row] = await readIn(tx)<{ stripe_payment_method_id: string }>(sql`
    DELETE FROM payment_method m WHERE ${ofOwner(owner)} AND m.id = ${id}::uuid RETURNING m.stripe_payment_method_id`);
  return row?.stripe_payment_method_id ?? null;
}

/** Deletes all; answers Stripe's ids. */
export async function deleteAll(tx: Tx, owner: Owner): Promise<string[]> {
  const rows = await readIn(tx)<{ stripe_payment_method_id: string }>(sql`
    DELETE FROM payment_method m WHERE ${ofOwner(owner)} RETURNING m.stripe_payment_method_id`);
  return rows.map((row) => row.stripe_payment_method_id);
}

/**
 * Whether a subscription will be charged to this one, and there is no other to take its place. One that ends with its
 * period is charged no more, unless it still owes, or a change of its plan waits to be billed.
 */
export async function isNeeded(tx: Tx, owner: Owner, id: string): Promise<boolean> {
  const [row] = await readIn(tx)<{ is_needed: boolean }>(sql`
    SELECT NOT EXISTS (SELECT 1 FROM payment_method m WHERE ${ofOwner(owner)} AND m.id <> ${id}::uuid)
      AND EXISTS (SELECT 1 FROM subscription s
        WHERE s.organization_id = ${owner.organization_id}::uuid AND s.customer_id = ${owner.customer_id}::uuid
          AND (s.status = 'past_due' OR s.status IN ('trialing', 'active') AND (NOT s.cancel_at_period_end
            OR EXISTS (SELECT FROM pending_item WHERE pending_item.subscription_id = s.id AND order_id IS NULL)))
          AND (s.payment_method_id = ${id}::uuid OR s.payment_method_id IS NULL AND s.amount > 0)) AS is_needed`);
  return row?.is_needed === true;
}
