import "server-only";
import { newId } from "@/lib/id";
import type { Tx } from "@/server/db/client";
import { type Sql, sql } from "@/server/db/sql";
import type { Accounts, Posting } from "./rules";

const nothing: Required<Accounts> = {
  receivables: 0,
  stripe_clearing: 0,
  revenue: 0,
  tax_payable: 0,
  refunds: 0,
  customer_balances: 0,
  disputes: 0,
};

/** The accounts, by their columns. */
export const accounts = Object.keys(nothing) as (keyof Accounts)[];

/** Whether anything is moved: an order that costs nothing needs no line in the journal. */
const moves = (posting: Posting): boolean => accounts.some((account) => (posting[account] ?? 0) !== 0);

/**
 * Writes postings in the transaction of what they are for, `at` by the organization's clock; in one statement, however many they are. What
 * was posted before stays as it is.
 *
 * @throws the database's error when one does not sum to zero.
 */
export async function post(tx: Tx, postings: readonly Posting[], at: Date): Promise<void> {
  if (postings.some(moves)) await tx.$executeRaw(posting(postings, at));
}

/** The same as a statement, to go with another one as part of its WITH. Its text is the same for any number of postings. */
export function posting(postings: readonly Posting[], at: Date): Sql {
  const rows = postings
    .filter(moves)
    .map((each) => ({ ...nothing, ...each, id: newId(), created_at: at.toISOString() }));
  return sql`
    INSERT INTO journal_entry SELECT * FROM jsonb_populate_recordset(NULL::journal_entry, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT (subject_id, kind) DO NOTHING`;
}
