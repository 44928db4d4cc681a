import "server-only";
import type { Tx } from "@/server/db/client";
import { type Read, readIn, sql } from "@/server/db/sql";

/** A new address that a customer asked for. */
export type EmailUpdate = { id: string; organization_id: string; customer_id: string; email: string };

/** Written once under its id, however often it is repeated; true the first time. */
export async function insertUpdate(
  tx: Tx,
  asked: EmailUpdate & { expires_at: Date },
  now: Date,
): Promise<boolean> {
  const written = await tx.$executeRaw(sql`
    INSERT INTO customer_email_update (id, organization_id, customer_id, email, expires_at, created_at)
    VALUES (${asked.id}::uuid, ${asked.organization_id}::uuid, ${asked.customer_id}::uuid, ${asked.email},
      ${asked.expires_at}::timestamptz, ${now}::timestamptz)
    ON CONFLICT (id) DO NOTHING`);
  return written === 1;
}

export async function findUpdate(read: Read, id: string, now: Date): Promise<EmailUpdate | null> {
  const [row] = await read<EmailUpdate>(sql`
    SELECT id, organization_id, customer_id, email::text AS email FROM customer_email_update
    WHERE id = ${id}::uuid AND expires_at > ${now}::timestamptz`);
  return row ?? null;
}

/** The update that a link stands for; null once it is spent. */
export async function findUpdateByToken(
  read: Read,
  tokenHash: string,
  now: Date,
): Promise<EmailUpdate | null> {
  const [row] = await read<EmailUpdate>(sql`
    SELECT id, organization_id, customer_id, email::text AS email FROM customer_email_update
    WHERE token_hash = ${tokenHash} AND expires_at > ${now}::timestamptz`);
  return row ?? null;
}

/** Says by which token it is confirmed; false where that was said before. */
export async function giveToken(tx: Tx, id: string, tokenHash: string): Promise<boolean> {
  const written = await tx.$executeRaw(sql`
    UPDATE customer_email_update SET token_hash = ${tokenHash} WHERE id = ${id}::uuid AND token_hash IS NULL`);
  return written === 1;
}

/** Takes the update that a link stands for, once, and with it whatever else its customer had asked for. */
export async function takeUpdate(tx: Tx, tokenHash: string, now: Date): Promise<EmailUpdate | null> {
  const read = readIn(tx);
  const [row] = await read<EmailUpdate>(sql`
    DELETE FROM customer_email_update WHERE token_hash = ${tokenHash} AND expires_at > ${now}::timestamptz
    RETURNING id, organization_id, customer_id, email::text AS email`);
  if (row) await read(sql`DELETE FROM customer_email_update WHERE customer_id = ${row.customer_id}::uuid`);
  return row ?? null;
}

export const dropEndedUpdates = (read: Read, now: Date): Promise<unknown[]> =>
  read(sql`DELETE FROM customer_email_update WHERE expires_at < ${now}::timestamptz`);
