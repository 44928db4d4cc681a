import "server-only";
import type { AccountState, BucketAmount } from "@/sdk";
import { type Read, sql } from "@/server/db/sql";

type Row = {
  balance: number;
  held: number;
  last_seq: number;
  last: string;
  grants: Record<string, number> | null;
  holds: Record<string, { amount: number; expiresAt: string; parts: BucketAmount[] }> | null;
  refunded: Record<string, number> | null;
};

/**
 * An account as the archive has it, as the ledger wants it back; null for one that it does not know. One statement, so that all of it is of
 * the same moment.
 */
export async function findAccountState(
  read: Read,
  organizationId: string,
  customerId: string,
): Promise<AccountState | null> {
  const own = sql`organization_id = ${organizationId}::uuid AND customer_id = ${customerId}::uuid`;
  const [row] = await read<Row>(sql`
    SELECT a.balance, a.held, a.last_seq,
      (SELECT data->>'timestamp' FROM credit_transaction WHERE ${own} AND seq = a.last_seq) AS last,
      (SELECT jsonb_object_agg(bucket_key, remaining) FROM credit_grant WHERE ${own} AND remaining > 0) AS grants,
      (SELECT jsonb_object_agg(hold_id, jsonb_build_object('amount', amount, 'parts', parts,
          'expiresAt', (extract(epoch FROM expires_at) * 1000)::bigint))
        FROM credit_hold WHERE ${own} AND status = 'open') AS holds,
      (SELECT jsonb_object_agg(of, credits) FROM (
        SELECT data->>'refundOf' AS of, sum((data->>'refunded')::bigint) AS credits
        FROM credit_transaction WHERE ${own} AND type = 'refund' GROUP BY 1) AS given_back) AS refunded
    FROM credit_account a WHERE ${own}`);
  if (!row) return null;
  return {
    seq: row.last_seq,
    last: Number(row.last ?? 0),
    balance: row.balance,
    held: row.held,
    grants: row.grants ?? {},
    holds: Object.fromEntries(
      Object.entries(row.holds ?? {}).map(([id, hold]) => [
        id,
        { ...hold, expiresAt: Number(hold.expiresAt) },
      ]),
    ),
    refunded: row.refunded ?? {},
  };
}
