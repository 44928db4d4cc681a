import "server-only";
import { newId } from "@/lib/id";
import type { Db, Tx } from "@/server/db/client";
import { type Read, readIn, sql } from "@/server/db/sql";
import type { ConnectedPlace, Platform } from "./schema";

/** An account at another service that a customer has shown to be theirs. */
export type ConnectedAccount = { account_id: string; username: string; tokens: string | null };

/** The account of a customer at a service, its tokens still sealed; null where none is connected. */
export async function findAccount(
  read: Read,
  customerId: string,
  platform: Platform,
): Promise<ConnectedAccount | null> {
  const [row] = await read<ConnectedAccount>(sql`
    SELECT account_id, username, tokens FROM connected_account
    WHERE customer_id = ${customerId}::uuid AND platform = ${platform}`);
  return row ?? null;
}

/** The same, within a transaction. */
export const findAccountIn = (tx: Tx, customerId: string, platform: Platform) =>
  findAccount(readIn(tx), customerId, platform);

/** A customer has one account at each service: another takes its place. */
export const writeAccount = (
  tx: Tx,
  owner: { organizationId: string; customerId: string; platform: Platform },
  account: ConnectedAccount,
  at: Date,
) =>
  tx.$executeRaw(sql`
    INSERT INTO connected_account (id, organization_id, customer_id, platform, account_id, username, tokens, created_at)
    VALUES (${newId()}::uuid, ${owner.organizationId}::uuid, ${owner.customerId}::uuid, ${owner.platform},
      ${account.account_id}, ${account.username}, ${account.tokens}, ${at})
    ON CONFLICT (customer_id, platform) DO UPDATE SET account_id = excluded.account_id, username = excluded.username,
      tokens = excluded.tokens, created_at = excluded.created_at`);

/** Keeps new tokens of an account, as long as it is still that one. */
export const writeTokens = (db: Db, customerId: string, accountId: string, tokens: string) =>
  db.$executeRaw(sql`
    UPDATE connected_account SET tokens = ${tokens}
    WHERE customer_id = ${customerId}::uuid AND account_id = ${accountId}`);

/** Forgets an account, as long as it is still that one. */
export const removeAccount = (tx: Tx, customerId: string, platform: Platform, accountId?: string) =>
  tx.connected_account.deleteMany({
    where: { customer_id: customerId, platform, ...(accountId && { account_id: accountId }) },
  });

/** Whether an organization has shown to administrate a place. */
export async function hasPlace(
  tx: Tx,
  organizationId: string,
  platform: Platform,
  place: string,
): Promise<boolean> {
  const [row] = await readIn(tx)(sql`
    SELECT FROM connected_place WHERE organization_id = ${organizationId}::uuid AND platform = ${platform}
      AND place = ${place}`);
  return row !== undefined;
}

/** Where an organization may sell access, by service and name; a thousand at most. */
export async function listPlaces(read: Read, organizationId: string): Promise<ConnectedPlace[]> {
  const rows = await read<Omit<ConnectedPlace, "created_at"> & { created_at: Date }>(sql`
    SELECT id, platform, place, name, created_at FROM connected_place
    WHERE organization_id = ${organizationId}::uuid ORDER BY platform, name, id LIMIT 1000`);
  return rows.map((row) => ({ ...row, created_at: row.created_at.toISOString() }));
}

type Place = { platform: Platform; place: string; name: string };

/** Keeps places; one that is known gets its name of now. */
export const writePlaces = (tx: Tx, organizationId: string, places: readonly Place[], at: Date) =>
  tx.$executeRaw(sql`
    INSERT INTO connected_place (id, organization_id, platform, place, name, created_at)
    SELECT id, ${organizationId}::uuid, platform, place, name, ${at}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(places.map((place) => ({ ...place, id: newId() })))}::jsonb)
      AS given (id uuid, platform text, place text, name text)
    ON CONFLICT (organization_id, platform, place) DO UPDATE SET name = excluded.name`);

/** Whether there was one to forget. */
export async function removePlace(tx: Tx, organizationId: string, id: string): Promise<boolean> {
  const { count } = await tx.connected_place.deleteMany({ where: { id, organization_id: organizationId } });
  return count > 0;
}

/** How the accounts of a customer are called, by service. */
export async function findAccountNames(
  read: Read,
  customerId: string,
): Promise<Record<string, { account_id: string; account_username: string }>> {
  const rows = await read<{ platform: string; account_id: string; username: string }>(sql`
    SELECT platform, account_id, username FROM connected_account WHERE customer_id = ${customerId}::uuid`);
  return Object.fromEntries(
    rows.map(({ platform, account_id, username }) => [platform, { account_id, account_username: username }]),
  );
}

/** Forgets every account of a customer. */
export const forgetAccounts = (tx: Tx, customerId: string) =>
  tx.connected_account.deleteMany({ where: { customer_id: customerId } });
