import "server-only";
import type { Transaction } from "@/sdk";
import type { Tx } from "@/server/db/client";
import { type Read, raw, readIn, sql } from "@/server/db/sql";
import type { Entry } from "./archive-rules";
import { readTransaction } from "./journal-entry";

type Key = { organization_id: string; customer_id: string };

/** The id of the transaction that the archive has at a place of an account's log. */
export async function findArchivedId(
  read: Read,
  organizationId: string,
  customerId: string,
  seq: number,
): Promise<string | undefined> {
  const [row] = await read<{ id: string }>(sql`
    SELECT id FROM credit_transaction
    WHERE organization_id = ${organizationId}::uuid AND customer_id = ${customerId}::uuid AND seq = ${seq}::bigint`);
  return row?.id;
}

/** Of these transactions of an account, the ids of those that the archive has. */
export async function findArchivedIds(
  read: Read,
  { organization_id, customer_id }: Key,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await read<{ id: string }>(sql`
    SELECT id FROM credit_transaction WHERE id = ANY(${ids}::text[])
      AND organization_id = ${organization_id}::uuid AND customer_id = ${customer_id}::uuid`);
  return new Set(rows.map(({ id }) => id));
}

/** Takes out the entries that were kept aside of an account, and lets it go on; with the number of its last archived transaction. */
export async function takeParkedEntries(tx: Tx, key: Key): Promise<{ last_seq: number; parked: Entry[] }> {
  const own = sql`organization_id = ${key.organization_id}::uuid AND customer_id = ${key.customer_id}::uuid`;
  const [account] = await readIn(tx)<{ last_seq: number }>(sql`
    UPDATE credit_account SET stopped_at = NULL, stopped_reason = NULL WHERE ${own} RETURNING last_seq`);
  const rows = await readIn(tx)<{ entry_id: string; entry: string }>(sql`
    DELETE FROM credit_parked_entry WHERE ${own} RETURNING entry_id, entry`);
  const parked = rows.map(({ entry_id, entry }) => ({
    ...key,
    entry_id,
    text: entry,
    transaction: readTransaction(entry),
  }));
  return { last_seq: account?.last_seq ?? 0, parked };
}

const KEPT_DAYS = 7;

/** The transactions of an account whose idempotency keys are still promised to be known. */
export async function listKeyed(
  read: Read,
  organizationId: string,
  customerId: string,
  now: Date,
): Promise<Transaction[]> {
  const rows = await read<{ data: Transaction }>(sql`
    SELECT data FROM credit_transaction
    WHERE organization_id = ${organizationId}::uuid AND customer_id = ${customerId}::uuid
      AND created_at > ${now}::timestamptz - interval '${raw(String(KEPT_DAYS))} days' AND data ? 'key'
    ORDER BY seq`);
  return rows.map(({ data }) => data);
}

/** The latest transactions of an account, oldest first. */
export async function listLatest(
  read: Read,
  organizationId: string,
  customerId: string,
  limit: number,
): Promise<Transaction[]> {
  const rows = await read<{ data: Transaction }>(sql`
    SELECT data FROM credit_transaction
    WHERE organization_id = ${organizationId}::uuid AND customer_id = ${customerId}::uuid
    ORDER BY seq DESC LIMIT ${limit}::int`);
  return rows.map(({ data }) => data).reverse();
}

/** Some accounts after a given one, in a fixed order; all of them in pieces. */
export function listAccountKeys(read: Read, after: Key | null, limit: number): Promise<Key[]> {
  const where = after
    ? sql`WHERE (organization_id, customer_id) > (${after.organization_id}::uuid, ${after.customer_id}::uuid)`
    : raw("");
  return read<Key>(sql`
    SELECT organization_id, customer_id FROM credit_account ${where}
    ORDER BY organization_id, customer_id LIMIT ${limit}::int`);
}

export async function countAccounts(read: Read): Promise<number> {
  const [row] = await read<{ accounts: number }>(sql`SELECT count(*) AS accounts FROM credit_account`);
  return row?.accounts ?? 0;
}

/** Whether the archive has any account at all. */
export async function hasAccounts(read: Read): Promise<boolean> {
  const [row] = await read<{ found: boolean }>(sql`SELECT EXISTS (SELECT 1 FROM credit_account) AS found`);
  return row?.found ?? false;
}

/** Whether archiving of an account waits for somebody. */
export async function isStopped(read: Read, { organization_id, customer_id }: Key): Promise<boolean> {
  const [row] = await read<{ stopped: boolean }>(sql`
    SELECT stopped_at IS NOT NULL AS stopped FROM credit_account
    WHERE organization_id = ${organization_id}::uuid AND customer_id = ${customer_id}::uuid`);
  return row?.stopped ?? false;
}

/** Of these names of accounts, those of customers whose account the archive does not know at all. */
export function listUnknown(read: Read, keys: readonly Key[]): Promise<Key[]> {
  const organizations = keys.map(({ organization_id }) => organization_id);
  const customers = keys.map(({ customer_id }) => customer_id);
  return read<Key>(sql`
    SELECT c.organization_id, c.id AS customer_id
    FROM unnest(${organizations}::uuid[], ${customers}::uuid[]) AS named(organization_id, id)
    JOIN customer c ON c.id = named.id AND c.organization_id = named.organization_id
    WHERE NOT EXISTS (SELECT 1 FROM credit_account a
      WHERE a.organization_id = c.organization_id AND a.customer_id = c.id)`);
}
