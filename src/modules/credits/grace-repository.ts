import "server-only";
import type { Tx } from "@/server/db/client";
import { type Read, raw, readIn, sql } from "@/server/db/sql";
import type { CreditGrace } from "./schema";

/** What was asked for, for the ledger once it answers. */
export type GraceDetails = {
  feature?: string;
  quantity?: number;
  description?: string;
  metadata?: Record<string, unknown>;
};

export type GraceRow = {
  id: string;
  organization_id: string;
  customer_id: string;
  amount: number;
  status: CreditGrace["status"];
  details: GraceDetails;
  part: number | null;
  settled_amount: number;
  transaction_id: string | null;
  created_at: Date;
  settled_at: Date | null;
};

const columns =
  raw(`id, organization_id, customer_id, amount, status, details, part, settled_amount, transaction_id,
  created_at, settled_at`);

export const toGrace = ({ details: _, part: __, ...row }: GraceRow): CreditGrace => ({
  ...row,
  created_at: row.created_at.toISOString(),
  settled_at: row.settled_at?.toISOString() ?? null,
});

export async function findGrace(read: Read, organizationId: string, id: string): Promise<GraceRow | null> {
  const [row] = await read<GraceRow>(sql`
    SELECT ${columns} FROM credit_grace WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid`);
  return row ?? null;
}

/**
 * Uses so much of a customer's grace allowance, which is the organization's at this moment, and records it. Null where that is more than is left,
 * however many ask at once: the account's row is locked, and a constraint stands behind it.
 */
export async function insertGrace(
  tx: Tx,
  grace: Pick<GraceRow, "id" | "organization_id" | "customer_id" | "amount" | "details">,
  now: Date,
): Promise<GraceRow | null> {
  const { id, organization_id, customer_id, amount, details } = grace;
  await tx.$executeRaw(sql`
    INSERT INTO credit_account (organization_id, customer_id, created_at)
    VALUES (${organization_id}::uuid, ${customer_id}::uuid, ${now}::timestamptz) ON CONFLICT DO NOTHING`);
  const used = await tx.$executeRaw(sql`
    UPDATE credit_account a SET grace_used = a.grace_used + ${amount}::bigint, grace_limit = s.grace_amount
    FROM credit_settings s
    WHERE a.organization_id = ${organization_id}::uuid AND a.customer_id = ${customer_id}::uuid
      AND s.organization_id = a.organization_id AND a.grace_used + ${amount}::bigint <= s.grace_amount`);
  if (used === 0) return null;
  const [row] = await readIn(tx)<GraceRow>(sql`
    INSERT INTO credit_grace (id, organization_id, customer_id, amount, details, created_at)
    VALUES (${id}::uuid, ${organization_id}::uuid, ${customer_id}::uuid, ${amount}::bigint,
      ${JSON.stringify(details)}::jsonb, ${now}::timestamptz) RETURNING ${columns}`);
  return row ?? null;
}

/** The deduction, locked, while it is not settled. */
export async function lockPendingGrace(tx: Tx, id: string): Promise<GraceRow | null> {
  const [row] = await readIn(tx)<GraceRow>(sql`
    SELECT ${columns} FROM credit_grace WHERE id = ${id}::uuid AND status = 'pending' FOR UPDATE`);
  return row ?? null;
}

/** Decides how much of it is taken, where the account has not enough for all: once, so that a repetition takes the same. Answers what was decided. */
export async function decidePart(tx: Tx, id: string, part: number): Promise<number> {
  const [row] = await readIn(tx)<{ part: number }>(sql`
    UPDATE credit_grace SET part = coalesce(part, ${part}::bigint) WHERE id = ${id}::uuid RETURNING part`);
  return row?.part ?? part;
}

/** Ends a deduction under grace, and frees the allowance that it used. */
export async function endGrace(
  tx: Tx,
  row: GraceRow,
  outcome: { settled_amount: number; transaction_id: string | null },
  now: Date,
): Promise<CreditGrace> {
  const status = outcome.settled_amount === row.amount ? "settled" : "uncollected";
  await tx.$executeRaw(sql`
    UPDATE credit_grace SET status = ${status}, settled_amount = ${outcome.settled_amount}::bigint,
      transaction_id = ${outcome.transaction_id}, settled_at = ${now}::timestamptz WHERE id = ${row.id}::uuid`);
  await tx.$executeRaw(sql`
    UPDATE credit_account SET grace_used = greatest(0, grace_used - ${row.amount}::bigint)
    WHERE organization_id = ${row.organization_id}::uuid AND customer_id = ${row.customer_id}::uuid`);
  return toGrace({ ...row, ...outcome, status, settled_at: now });
}

export function listPendingGrace(
  read: Read,
  limit: number,
): Promise<{ id: string; organization_id: string }[]> {
  return read(sql`
    SELECT id, organization_id FROM credit_grace WHERE status = 'pending' ORDER BY created_at LIMIT ${limit}::int`);
}
