import "server-only";
import type { Tx } from "@/server/db/client";
import { type Read, sql } from "@/server/db/sql";

/** A seat that somebody was invited to. */
export type Invitation = {
  id: string;
  organization_id: string;
  subscription_id: string | null;
  order_id: string | null;
  email: string;
  expires_at: Date;
};

/** What a link stands for, also when it has expired; null once it is spent. */
export async function findInvitation(read: Read, tokenHash: string): Promise<Invitation | null> {
  const [row] = await read<Invitation>(sql`
    SELECT id, organization_id, subscription_id, order_id, email::text AS email, token_expires_at AS expires_at
    FROM customer_seat WHERE token_hash = ${tokenHash} AND status = 'pending'`);
  return row ?? null;
}

type Unsent = {
  organization_id: string;
  email: string;
  product_name: string;
  buyer_email: string | null;
};

/** An invitation that was not mailed yet: whom to, what to, and by whom. */
export async function findUnsent(read: Read, id: string): Promise<Unsent | null> {
  const [row] = await read<Unsent>(sql`
    SELECT seat.organization_id, seat.email::text AS email, product.name AS product_name, buyer.email::text AS buyer_email
    FROM customer_seat seat LEFT JOIN subscription s ON s.id = seat.subscription_id
      LEFT JOIN "order" o ON o.id = seat.order_id JOIN product ON product.id = coalesce(s.product_id, o.product_id)
      JOIN customer buyer ON buyer.id = coalesce(s.customer_id, o.customer_id)
    WHERE seat.id = ${id}::uuid AND seat.status = 'pending' AND seat.token_hash IS NULL`);
  return row ?? null;
}

/** Says by which token it is claimed; false where that was said before, or it waits no more. */
export async function giveToken(tx: Tx, id: string, tokenHash: string): Promise<boolean> {
  const written = await tx.$executeRaw(sql`
    UPDATE customer_seat SET token_hash = ${tokenHash}
    WHERE id = ${id}::uuid AND status = 'pending' AND token_hash IS NULL`);
  return written === 1;
}

/** Ends the link that was mailed, for another. False: the seat waits no more. */
export async function renewInvitation(
  tx: Tx,
  id: string,
  { expires_at, at }: { expires_at: Date; at: Date },
): Promise<boolean> {
  const written = await tx.$executeRaw(sql`
    UPDATE customer_seat SET token_hash = NULL, token_expires_at = ${expires_at}::timestamptz, modified_at = ${at}::timestamptz
    WHERE id = ${id}::uuid AND status = 'pending'`);
  return written === 1;
}
