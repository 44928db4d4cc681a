import "server-only";
import type { Metadata } from "@/lib/metadata";
import { memberOf } from "@/modules/customer-members";
import type { Tx } from "@/server/db/client";
import { type Read, raw, readIn, type Sql, sql } from "@/server/db/sql";
import { keyOf, type SaleKey } from "./sale";
import type { CustomerSeat } from "./schema";
import { type SeatRow, toSeat } from "./view";

const shown = sql`
  SELECT seat.id, seat.organization_id, seat.subscription_id, seat.order_id, seat.status, seat.email::text AS email, seat.customer_id,
    seat.token_expires_at, seat.claimed_at, seat.revoked_at, seat.metadata, seat.created_at, seat.modified_at,
    holder.email::text AS holder_email, ${memberOf(raw("coalesce(s.customer_id, o.customer_id)"), raw("seat.email"))} AS member
  FROM customer_seat seat LEFT JOIN subscription s ON s.id = seat.subscription_id
    LEFT JOIN "order" o ON o.id = seat.order_id LEFT JOIN customer holder ON holder.id = seat.customer_id`;

/** The condition on a seat that it is of a sale. */
const ofSale = (key: SaleKey): Sql =>
  "subscription_id" in key
    ? sql`seat.subscription_id = ${key.subscription_id}::uuid`
    : sql`seat.order_id = ${key.order_id}::uuid`;

/** The seats of a sale that are taken, the oldest first. */
export async function listTaken(read: Read, key: SaleKey): Promise<CustomerSeat[]> {
  const rows = await read<SeatRow>(sql`
    ${shown} WHERE ${ofSale(key)} AND seat.status <> 'revoked' ORDER BY seat.created_at, seat.id`);
  return rows.map(toSeat);
}

/** Seats of these ids, of any organization: for our own work. In the order of their ids. */
export const findSeats = (read: Read, ids: readonly string[]): Promise<SeatRow[]> =>
  read<SeatRow>(sql`${shown} WHERE seat.id = ANY(${ids}::uuid[]) ORDER BY seat.id`);

export async function findSeat(
  read: Read,
  organizationId: string,
  id: string,
): Promise<(CustomerSeat & { sale: SaleKey }) | null> {
  const [row] = await findSeats(read, [id]);
  return row?.organization_id === organizationId ? { ...toSeat(row), sale: keyOf(row) } : null;
}

/** The seats that a customer has, or had, the newest first and at most a thousand. */
export async function listHeld(
  read: Read,
  organizationId: string,
  customerId: string,
): Promise<CustomerSeat[]> {
  const rows = await read<SeatRow>(sql`
    ${shown} WHERE seat.customer_id = ${customerId}::uuid AND seat.organization_id = ${organizationId}::uuid
    ORDER BY seat.created_at DESC, seat.id DESC LIMIT 1000`);
  return rows.map(toSeat);
}

export async function countTaken(tx: Tx, key: SaleKey): Promise<number> {
  const [row] = await readIn(tx)<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM customer_seat seat WHERE ${ofSale(key)} AND seat.status <> 'revoked'`);
  return row?.count ?? 0;
}

/** Whether somebody has a seat of a sale, or waits for one: under this address, or as the customer who has it now. */
export async function hasSeat(tx: Tx, organizationId: string, key: SaleKey, email: string): Promise<boolean> {
  const rows = await readIn(tx)(sql`
    SELECT FROM customer_seat seat LEFT JOIN customer holder ON holder.id = seat.customer_id
    WHERE ${ofSale(key)} AND seat.organization_id = ${organizationId}::uuid AND seat.status <> 'revoked'
      AND (seat.email = ${email}::citext OR holder.email = ${email}::citext) LIMIT 1`);
  return rows.length > 0;
}

/** Whether a customer has another seat of the sale than this one. */
export async function hasAnother(
  tx: Tx,
  key: SaleKey,
  { id, customerId }: { id: string; customerId: string },
): Promise<boolean> {
  const rows = await readIn(tx)(sql`
    SELECT FROM customer_seat seat WHERE ${ofSale(key)} AND seat.status <> 'revoked' AND seat.id <> ${id}::uuid
      AND seat.customer_id = ${customerId}::uuid LIMIT 1`);
  return rows.length > 0;
}

type Draft = { id: string; email: string; metadata: Metadata; expires_at: Date };

export async function insertSeat(
  tx: Tx,
  organizationId: string,
  key: SaleKey,
  { id, email, metadata, expires_at }: Draft,
  at: Date,
): Promise<void> {
  const subscription = "subscription_id" in key ? key.subscription_id : null;
  const order = "order_id" in key ? key.order_id : null;
  await tx.$executeRaw(sql`
    INSERT INTO customer_seat (id, organization_id, subscription_id, order_id, email, metadata, token_expires_at, created_at)
    VALUES (${id}::uuid, ${organizationId}::uuid, ${subscription}::uuid, ${order}::uuid, ${email},
      ${JSON.stringify(metadata)}::jsonb, ${expires_at}::timestamptz, ${at}::timestamptz)`);
}

/** Gives a seat that waits to a customer; its invitation is spent by it. False: it waits no more. */
export async function giveSeat(
  tx: Tx,
  { id, customerId }: { id: string; customerId: string },
  at: Date,
): Promise<boolean> {
  const written = await tx.$executeRaw(sql`
    UPDATE customer_seat SET status = 'claimed', customer_id = ${customerId}::uuid, claimed_at = ${at}::timestamptz,
      modified_at = ${at}::timestamptz, token_hash = NULL, token_expires_at = NULL
    WHERE id = ${id}::uuid AND status = 'pending'`);
  return written === 1;
}
