import "server-only";
import type { Tx } from "@/server/db/client";
import { emit } from "@/server/events/outbox";
import {
  dayRows,
  endedGrants,
  grantRows,
  holdRows,
  keyOf,
  type Plan,
  planArchive,
  type Step,
  transactionRows,
} from "./archive-plan";
import {
  addDays,
  changeGrants,
  confirmPaidGrants,
  endHeldParts,
  endHolds,
  findArchived,
  insertGrants,
  insertTransactions,
  lockAccounts,
  parkEntries,
  updateAccounts,
  writeHolds,
} from "./archive-repository";
import type { AccountBooks, Entry } from "./archive-rules";
import { eventsOf } from "./events";

/**
 * Writes entries of the journal, oldest first, into the archive: log, accounts, grants, holds, figures and events. Each transaction once, however
 * often it comes; one that does not continue its account's log is kept aside with all that follow it. Entries of nobody's account are
 * passed over.
 */
export async function archive(tx: Tx, entries: readonly Entry[], now: Date): Promise<Plan> {
  const keys = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const found = await lockAccounts(tx, [...keys.values()], now);
  const accounts = new Map(found.map((account) => [keyOf(account), account]));
  const plan = planArchive(accounts, entries, await archivedIds(tx, accounts, entries));
  await write(tx, plan.steps, plan.accounts, now);
  for (const { account, reason, entries: parked } of plan.stops)
    await parkEntries(tx, account, reason, parked, now);
  return plan;
}

/** Keeps all entries of one account aside. */
export async function stop(tx: Tx, entries: readonly Entry[], reason: string, now: Date): Promise<Plan> {
  const [account] = await lockAccounts(tx, entries.slice(0, 1), now);
  if (!account) return { steps: [], accounts: [], stops: [] };
  await parkEntries(tx, account, reason, entries, now);
  return { steps: [], accounts: [], stops: [{ account, reason, entries: [...entries] }] };
}

/** Which transactions the archive has where entries come again. */
async function archivedIds(tx: Tx, accounts: ReadonlyMap<string, AccountBooks>, entries: readonly Entry[]) {
  const places = entries.flatMap(({ organization_id, customer_id, transaction: line }) => {
    const account = accounts.get(`${organization_id}:${customer_id}`);
    return line && account && line.seq <= account.last_seq
      ? [{ organization_id, customer_id, seq: line.seq }]
      : [];
  });
  const rows = places.length > 0 ? await findArchived(tx, places) : [];
  const ids = new Map(rows.map((row) => [`${keyOf(row)}:${row.seq}`, row.id]));
  return (key: string, seq: number) => ids.get(`${key}:${seq}`);
}

const Uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function write(
  tx: Tx,
  steps: readonly Step[],
  accounts: readonly AccountBooks[],
  now: Date,
): Promise<void> {
  if (steps.length === 0) return;
  const rows = transactionRows(steps);
  await insertTransactions(tx, rows);
  await updateAccounts(tx, accounts, now);
  const { made, changed } = grantRows(steps);
  await insertGrants(tx, made);
  await changeGrants(tx, changed);
  const { written, ended } = holdRows(steps);
  await writeHolds(tx, written);
  await endHeldParts(tx, endedGrants(steps));
  await endHolds(tx, ended);
  await addDays(tx, dayRows(steps));
  await confirmPaidGrants(
    tx,
    made
      .filter(({ grant_id, reason }) => reason === "purchase" && Uuid.test(grant_id))
      .map(({ grant_id, created_at, ...row }) => ({ ...row, id: grant_id, applied_at: created_at })),
  );
  await emit(tx, ...steps.flatMap(eventsOf));
}
