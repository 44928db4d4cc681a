import "server-only";
import type { Metadata } from "@/lib/metadata";
import { hasNoClock } from "@/server/clock";
import type { Tx } from "@/server/db/client";
import { type Read, sql } from "@/server/db/sql";

export type PaidGrantRow = {
  id: string;
  organization_id: string;
  customer_id: string;
  amount: number;
  priority: number;
  expires_at: Date | null;
  source: Metadata;
  description: string | null;
  applied_at: Date | null;
  take_back_asked_at: Date | null;
  taken_back_at: Date | null;
  taken_back_amount: number | null;
  /** Spent, held or expired when the rest was taken back. */
  gone_amount: number | null;
};

/** Writes a paid grant once, however often it is asked for. Whether it was new. */
export async function insertPaidGrant(
  tx: Tx,
  grant: Pick<
    PaidGrantRow,
    "id" | "organization_id" | "customer_id" | "amount" | "priority" | "expires_at" | "source" | "description"
  >,
  now: Date,
): Promise<boolean> {
  const written = await tx.$executeRaw(sql`
    INSERT INTO paid_credit_grant (id, organization_id, customer_id, amount, priority, expires_at, source, description,
      created_at)
    VALUES (${grant.id}::uuid, ${grant.organization_id}::uuid, ${grant.customer_id}::uuid, ${grant.amount}::bigint,
      ${grant.priority}::int, ${grant.expires_at}::timestamptz, ${JSON.stringify(grant.source)}::jsonb,
      ${grant.description}, ${now}::timestamptz)
    ON CONFLICT (id) DO NOTHING`);
  return written > 0;
}

/** A paid grant of an organization, or null. */
export async function findPaidGrant(
  read: Read,
  organizationId: string,
  id: string,
): Promise<PaidGrantRow | null> {
  const [row] = await read<PaidGrantRow>(sql`
    SELECT id, organization_id, customer_id, amount, priority, expires_at, source, description, applied_at,
      take_back_asked_at, taken_back_at, taken_back_amount, gone_amount
    FROM paid_credit_grant WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid`);
  return row ?? null;
}

/** Notes that a paid grant is to be taken back. Whether it is the first time. */
export async function askTakeBack(tx: Tx, organizationId: string, id: string, now: Date): Promise<boolean> {
  const asked = await tx.$executeRaw(sql`
    UPDATE paid_credit_grant SET take_back_asked_at = ${now}::timestamptz
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid AND take_back_asked_at IS NULL`);
  return asked > 0;
}

/** Records how much was taken back of a paid grant. One that is taken back again, after Redis had lost it, keeps the larger sum. */
export async function recordTakenBack(tx: Tx, id: string, taken: number, now: Date): Promise<void> {
  await tx.$executeRaw(sql`
    UPDATE paid_credit_grant SET taken_back_at = ${now}::timestamptz,
      taken_back_amount = greatest(${taken}::bigint, coalesce(taken_back_amount, 0)),
      gone_amount = amount - greatest(${taken}::bigint, coalesce(taken_back_amount, 0))
    WHERE id = ${id}::uuid`);
}

/** Has the customer's state told anew, where an endpoint asks for it: the ledger has more or less of theirs than when their grant changed. */
export async function tellState(tx: Tx, { organization_id, customer_id }: PaidGrantRow): Promise<void> {
  await tx.$executeRaw(sql`SELECT tell_customer_state(${organization_id}::uuid, ${customer_id}::uuid)`);
}

/** Whether the archive has the transaction that applied a paid grant: then it must not be applied again, ever. */
export async function isArchived(read: Read, id: string): Promise<boolean> {
  const [row] = await read<{ found: boolean }>(sql`
    SELECT EXISTS (SELECT 1 FROM credit_grant WHERE grant_id = ${id}) AS found`);
  return row?.found ?? false;
}

/** Paid grants that were written before `before`, where a test clock stands whenever that was, and of which the ledger is not known to have them; and those to take back that are still there. */
export function listUnsettledPaidGrants(
  read: Read,
  before: Date,
  limit: number,
): Promise<{ id: string; organization_id: string; take_back: boolean }[]> {
  return read(sql`
    (SELECT id, organization_id, false AS take_back FROM paid_credit_grant
      WHERE applied_at IS NULL AND (NOT ${hasNoClock("paid_credit_grant.organization_id")}
        OR created_at < ${before}::timestamptz AND (expires_at IS NULL OR expires_at > ${before}::timestamptz))
      ORDER BY created_at LIMIT ${limit}::int)
    UNION ALL
    (SELECT p.id, p.organization_id, true FROM paid_credit_grant p
      JOIN credit_grant g ON g.grant_id = p.id::text AND g.remaining > 0
      WHERE p.take_back_asked_at < ${before}::timestamptz LIMIT ${limit}::int)`);
}
