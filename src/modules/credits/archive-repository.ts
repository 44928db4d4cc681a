import "server-only";
import type { Tx } from "@/server/db/client";
import { readIn, sql } from "@/server/db/sql";
import type { AccountBooks, Entry, HoldStatus } from "./archive-rules";

type Key = { organization_id: string; customer_id: string };

/** The accounts of these customers, locked; one that has none yet gets it. Customers who do not exist are left out. */
export async function lockAccounts(tx: Tx, keys: readonly Key[], now: Date): Promise<AccountBooks[]> {
  const organizations = keys.map(({ organization_id }) => organization_id);
  const customers = keys.map(({ customer_id }) => customer_id);
  const find = () =>
    readIn(tx)<AccountBooks>(sql`
      SELECT a.organization_id, a.customer_id, a.balance, a.held, a.last_seq, 0 AS granted, 0 AS purchased,
        0 AS transferred, 0 AS spent, 0 AS expired, 0 AS revoked, a.stopped_at, coalesce(a.low_threshold, s.low_threshold) AS low_threshold,
        coalesce(s.tell_deductions, false) AS tell_deductions
      FROM credit_account a LEFT JOIN credit_settings s ON s.organization_id = a.organization_id
      WHERE (a.organization_id, a.customer_id) IN (SELECT * FROM unnest(${organizations}::uuid[], ${customers}::uuid[]))
      ORDER BY a.organization_id, a.customer_id FOR UPDATE OF a`);
  const found = await find();
  if (found.length === keys.length) return found;
  const made = await tx.$executeRaw(sql`
    INSERT INTO credit_account (organization_id, customer_id, created_at)
    SELECT c.organization_id, c.id, ${now}::timestamptz
    FROM unnest(${organizations}::uuid[], ${customers}::uuid[]) AS named(organization_id, id)
    JOIN customer c ON c.id = named.id AND c.organization_id = named.organization_id
    ON CONFLICT DO NOTHING`);
  return made > 0 ? find() : found;
}

/** Which transaction the archive has at a place of an account's log. */
export function findArchived(
  tx: Tx,
  places: readonly (Key & { seq: number })[],
): Promise<(Key & { seq: number; id: string })[]> {
  return readIn(tx)(sql`
    SELECT t.organization_id, t.customer_id, t.seq, t.id
    FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS p(organization_id uuid, customer_id uuid, seq bigint)
    JOIN credit_transaction t USING (organization_id, customer_id, seq)`);
}

export type TransactionRow = Key & {
  id: string;
  seq: number;
  type: string;
  reason: string | null;
  amount: number;
  balance: number;
  held: number;
  spent: number;
  feature: string | null;
  data: object;
  created_at: string;
};

export async function insertTransactions(tx: Tx, rows: readonly TransactionRow[]): Promise<void> {
  await tx.$executeRaw(sql`
    INSERT INTO credit_transaction (id, organization_id, customer_id, seq, type, reason, amount, balance, held, spent,
      feature, data, created_at)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id text, organization_id uuid,
      customer_id uuid, seq bigint, type text, reason text, amount bigint, balance bigint, held bigint, spent bigint,
      feature text, data jsonb, created_at timestamptz)`);
}

/** Writes what accounts are after their entries, and adds what these come to. */
export async function updateAccounts(tx: Tx, accounts: readonly AccountBooks[], now: Date): Promise<void> {
  await tx.$executeRaw(sql`
    UPDATE credit_account a SET balance = r.balance, held = r.held, last_seq = r.last_seq,
      granted = a.granted + r.granted, purchased = a.purchased + r.purchased, transferred = a.transferred + r.transferred,
      spent = a.spent + r.spent, expired = a.expired + r.expired, revoked = a.revoked + r.revoked,
      modified_at = ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) AS r(organization_id uuid, customer_id uuid,
      balance bigint, held bigint, last_seq bigint, granted bigint, purchased bigint, transferred bigint, spent bigint,
      expired bigint, revoked bigint)
    WHERE a.organization_id = r.organization_id AND a.customer_id = r.customer_id`);
}

export type GrantRow = Key & {
  bucket_key: string;
  grant_id: string;
  transaction_id: string;
  type: string;
  reason: string | null;
  description: string | null;
  metadata: object;
  amount: number;
  remaining: number;
  priority: number;
  expires_at: string | null;
  created_at: string;
};

export async function insertGrants(tx: Tx, rows: readonly GrantRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw(sql`
    INSERT INTO credit_grant (organization_id, customer_id, bucket_key, grant_id, transaction_id, type, reason,
      description, metadata, amount, remaining, priority, expires_at, created_at)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(organization_id uuid, customer_id uuid,
      bucket_key text, grant_id text, transaction_id text, type text, reason text, description text, metadata jsonb,
      amount bigint, remaining bigint, priority int, expires_at timestamptz, created_at timestamptz)`);
}

export type GrantRemainder = Key & { bucket_key: string; change: number };

export async function changeGrants(tx: Tx, rows: readonly GrantRemainder[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw(sql`
    UPDATE credit_grant g SET remaining = g.remaining + r.change
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(organization_id uuid, customer_id uuid,
      bucket_key text, change bigint)
    WHERE g.organization_id = r.organization_id AND g.customer_id = r.customer_id AND g.bucket_key = r.bucket_key`);
}

export type HoldRow = Key & {
  hold_id: string;
  amount: number;
  parts: [string, number][];
  description: string | null;
  feature: string | null;
  metadata: object;
  expires_at: string;
  created_at: string;
};

/** Opens holds and extends those that are open. */
export async function writeHolds(tx: Tx, rows: readonly HoldRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw(sql`
    INSERT INTO credit_hold (organization_id, customer_id, hold_id, amount, parts, description, feature, metadata,
      expires_at, created_at)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(organization_id uuid, customer_id uuid,
      hold_id text, amount bigint, parts jsonb, description text, feature text, metadata jsonb,
      expires_at timestamptz, created_at timestamptz)
    ON CONFLICT (organization_id, customer_id, hold_id) DO UPDATE SET
      amount = excluded.amount + CASE credit_hold.status WHEN 'open' THEN credit_hold.amount ELSE 0 END,
      parts = CASE credit_hold.status WHEN 'open' THEN credit_hold.parts ELSE '[]' END || excluded.parts,
      status = 'open', captured = NULL, resolved_at = NULL, expires_at = excluded.expires_at`);
}

export type HoldEnd = Key & {
  hold_id: string;
  status: HoldStatus;
  captured: number | null;
  resolved_at: string;
};

export async function endHolds(tx: Tx, rows: readonly HoldEnd[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw(sql`
    UPDATE credit_hold h SET status = r.status, captured = r.captured, resolved_at = r.resolved_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(organization_id uuid, customer_id uuid, hold_id text,
      status text, captured bigint, resolved_at timestamptz)
    WHERE h.organization_id = r.organization_id AND h.customer_id = r.customer_id AND h.hold_id = r.hold_id`);
}

export type EndedGrant = Key & { grant_id: string; at: number };

/** What open holds have of a grant that was taken back ends with it, as in revoke.lua: the name of the bucket says so. */
export async function endHeldParts(tx: Tx, rows: readonly EndedGrant[]): Promise<void> {
  for (const { organization_id, customer_id, grant_id, at } of rows)
    await tx.$executeRaw(sql`
      UPDATE credit_hold h SET parts = (
        SELECT jsonb_agg(CASE WHEN substr(part->>0, 37) = ${grant_id}
          THEN jsonb_build_array(left(part->>0, 4) || lpad(${at}::bigint::text, 15, '0') || substr(part->>0, 20), part->1)
          ELSE part END ORDER BY place)
        FROM jsonb_array_elements(h.parts) WITH ORDINALITY AS listed(part, place))
      WHERE h.organization_id = ${organization_id}::uuid AND h.customer_id = ${customer_id}::uuid
        AND h.status = 'open' AND jsonb_array_length(h.parts) > 0`);
}

export type DayRow = {
  organization_id: string;
  day: string;
  feature: string;
  granted: number;
  purchased: number;
  spent: number;
  expired: number;
  revoked: number;
  transactions: number;
};

export async function addDays(tx: Tx, rows: readonly DayRow[]): Promise<void> {
  await tx.$executeRaw(sql`
    INSERT INTO credit_day AS d (organization_id, day, feature, granted, purchased, spent, expired, revoked, transactions)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(organization_id uuid, day date, feature text,
      granted bigint, purchased bigint, spent bigint, expired bigint, revoked bigint, transactions bigint)
    ON CONFLICT (organization_id, day, feature) DO UPDATE SET granted = d.granted + excluded.granted,
      purchased = d.purchased + excluded.purchased, spent = d.spent + excluded.spent,
      expired = d.expired + excluded.expired, revoked = d.revoked + excluded.revoked,
      transactions = d.transactions + excluded.transactions`);
}

/** Notes of paid grants that the ledger has them: from now on a loss of Redis cannot lose them. */
export async function confirmPaidGrants(
  tx: Tx,
  rows: readonly (Key & { id: string; transaction_id: string; applied_at: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw(sql`
    UPDATE paid_credit_grant p SET applied_at = r.applied_at, transaction_id = r.transaction_id
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, organization_id uuid, customer_id uuid,
      transaction_id text, applied_at timestamptz)
    WHERE p.id = r.id AND p.organization_id = r.organization_id AND p.customer_id = r.customer_id
      AND p.applied_at IS NULL`);
}

/** Keeps entries that do not continue their account's log, and notes on the account why. */
export async function parkEntries(
  tx: Tx,
  key: Key,
  reason: string,
  entries: readonly Entry[],
  now: Date,
): Promise<void> {
  // Postgres holds no NUL; a text with one is no transaction anyway.
  const rows = entries.map(({ entry_id, text }) => ({ entry_id, entry: text.replaceAll("\0", "\uFFFD") }));
  await tx.$executeRaw(sql`
    INSERT INTO credit_parked_entry (entry_id, organization_id, customer_id, entry, created_at)
    SELECT r.entry_id, ${key.organization_id}::uuid, ${key.customer_id}::uuid, r.entry, ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(entry_id text, entry text)
    ON CONFLICT DO NOTHING`);
  await tx.$executeRaw(sql`
    UPDATE credit_account SET stopped_at = coalesce(stopped_at, ${now}::timestamptz),
      stopped_reason = coalesce(stopped_reason, ${reason})
    WHERE organization_id = ${key.organization_id}::uuid AND customer_id = ${key.customer_id}::uuid`);
}
