import "server-only";
import type { Tx } from "@/server/db/client";
import { type Read, readIn, sql } from "@/server/db/sql";
import { CODE_TRIES } from "./sign-in-code";

/** Whoever asks to be let in, as far as it is known before their mail is made. */
export type AskedSignIn = { id: string; organization_id: string; email: string; expires_at: Date };

export async function insertSignIn(tx: Tx, asked: AskedSignIn, now: Date): Promise<void> {
  await tx.$executeRaw(sql`
    INSERT INTO customer_sign_in (id, organization_id, email, expires_at, created_at)
    VALUES (${asked.id}::uuid, ${asked.organization_id}::uuid, ${asked.email}, ${asked.expires_at}::timestamptz,
      ${now}::timestamptz)`);
}

/** What was asked, where it still holds. */
export async function findSignIn(read: Read, id: string, now: Date): Promise<AskedSignIn | null> {
  const [row] = await read<AskedSignIn>(sql`
    SELECT id, organization_id, email::text AS email, expires_at FROM customer_sign_in
    WHERE id = ${id}::uuid AND expires_at > ${now}::timestamptz`);
  return row ?? null;
}

/** Says what the code is; false where that was said before. */
export async function giveCode(tx: Tx, id: string, codeHash: string): Promise<boolean> {
  const written = await tx.$executeRaw(sql`
    UPDATE customer_sign_in SET code_hash = ${codeHash} WHERE id = ${id}::uuid AND code_hash IS NULL`);
  return written === 1;
}

type TriedSignIn = { email: string; code_hash: string | null };

/** One try, counted whether it is right or wrong and whether there is a code. Null once it ended or all tries are used up. */
export async function takeTry(
  tx: Tx,
  organizationId: string,
  id: string,
  now: Date,
): Promise<TriedSignIn | null> {
  const [row] = await readIn(tx)<TriedSignIn>(sql`
    UPDATE customer_sign_in SET tries = tries + 1
    WHERE id = ${id}::uuid AND organization_id = ${organizationId}::uuid AND tries < ${CODE_TRIES}::int
      AND expires_at > ${now}::timestamptz
    RETURNING email::text AS email, code_hash`);
  return row ?? null;
}

/** A code lets in once. */
export const dropSignIn = (tx: Tx, id: string): Promise<number> =>
  tx.$executeRaw(sql`DELETE FROM customer_sign_in WHERE id = ${id}::uuid`);

export const dropEndedSignIns = (read: Read, now: Date): Promise<unknown[]> =>
  read(sql`DELETE FROM customer_sign_in WHERE expires_at < ${now}::timestamptz`);
