import "server-only";
import { SECOND_MS } from "@/lib/time";
import { type AccountState, emptyState, foldTransactions, type Transaction } from "@/sdk";
import { inOrganization } from "@/server/clock";
import type { World } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { log } from "@/server/log";
import { findAccountState } from "./account-state-repository";
import { archive } from "./archive";
import type { Entry } from "./archive-rules";
import { readTransaction } from "./journal-entry";
import { accountOf, ledgerOf, timeIn } from "./ledger";
import { findArchivedId, findArchivedIds, isStopped, takeParkedEntries } from "./reconcile-repository";
import { restoreAccount } from "./restore-account";

/** `archived`: the archive lacked what the log had. `rebuilt`: Redis' balance was mended from its log. `restored`: Redis was, from the archive. */
export type Reconciled = "agrees" | "archived" | "rebuilt" | "restored";

type Key = { organization_id: string; customer_id: string };

const ATTEMPTS = 20;

/**
 * Brings the ledger and its archive to say the same of one account, and says what that took. What either of them lacks is taken from the other; where
 * they tell two stories of the same transaction, or Redis has fallen behind, the archive is right.
 *
 * @throws Error when transactions are missing that nobody has: then a person has to look.
 */
export async function reconcileAccount(world: World, key: Key): Promise<Reconciled> {
  const ctx = await inOrganization(world, key.organization_id);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const outcome = await tryOnce(ctx, key);
    if (outcome) return outcome;
  }
  throw new Error(`${accountOf(key.organization_id, key.customer_id)} changes too fast to be reconciled`);
}

/** Null when the account has moved on meanwhile. */
async function tryOnce(world: World, key: Key): Promise<Reconciled | null> {
  const { organization_id, customer_id } = key;
  const account = accountOf(organization_id, customer_id);
  const sdk = ledgerOf(world);
  const archived = (await findAccountState(world.read, organization_id, customer_id)) ?? emptyState();
  const { seq } = await sdk.getAccount(account, timeIn(world));
  if (seq < archived.seq || (await isForked(world, key, archived.seq))) {
    const undone = await findUndone(world, key);
    if (!(await restoreAccount(world, key, seq, undone))) return null;
    await archiveMissing(world, key, [], undone);
    return "restored";
  }
  const lines = await sdk.getTransactionsSince(account, archived.seq);
  if ((await isLate(world, key, lines)) && (await archiveMissing(world, key, lines))) return "archived";
  return compare(world, account, foldTransactions(lines, archived));
}

/** Longer than any worker that runs leaves the journal. */
const LATE_MS = 30 * SECOND_MS;

/** Whether what is not archived will not come by the journal any more, as against being on its way. */
async function isLate(world: World, key: Key, lines: readonly Transaction[]): Promise<boolean> {
  const [oldest] = lines;
  // Where a test clock was moved the time tells nothing, and archiving what was on its way does no harm.
  if (oldest && Math.abs(world.realNow.getTime() - oldest.timestamp) > LATE_MS) return true;
  return isStopped(world.read, key);
}

/** Whether Redis has another transaction than the archive at the end of what is archived. Of what its log no longer has, nothing is known. */
async function isForked(world: World, { organization_id, customer_id }: Key, seq: number): Promise<boolean> {
  if (seq === 0) return false;
  const [line] = await ledgerOf(world).getTransactionsSince(accountOf(organization_id, customer_id), seq - 1);
  if (line?.seq !== seq) return false;
  return (await findArchivedId(world.read, organization_id, customer_id, seq)) !== line.id;
}

/** What Redis tells of an account and the archive does not. */
async function findUndone(world: World, key: Key): Promise<Transaction[]> {
  const lines = await ledgerOf(world).getTransactionsSince(
    accountOf(key.organization_id, key.customer_id),
    0,
  );
  const ids = lines.map(({ id }) => id);
  const archived = await findArchivedIds(world.read, key, ids);
  return lines.filter(({ id }) => !archived.has(id));
}

/** Archives what the log or the parked entries have beyond the archive, but for what is undone. Whether that was anything. */
async function archiveMissing(
  world: World,
  key: Key,
  lines: readonly Transaction[],
  undone: readonly Transaction[] = [],
): Promise<boolean> {
  const isUndone = new Set(undone.map(({ id }) => id));
  const { steps, stops } = await transaction(world.db, async (tx) => {
    const { last_seq, parked } = await takeParkedEntries(tx, key);
    const left = parked.filter(({ transaction: line }) => !line || !isUndone.has(line.id));
    const entries = continuing(key, last_seq, lines, left);
    return archive(tx, entries, world.now);
  });
  if (stops.length > 0)
    throw new Error(`credits of ${accountOf(key.organization_id, key.customer_id)}: ${stops[0]?.reason}`);
  return steps.length > 0;
}

/** The entries beyond `last_seq` in their order, each once. What Redis alone knew and the archive has otherwise is undone: the log tells of it. */
function continuing(
  key: Key,
  last_seq: number,
  lines: readonly Transaction[],
  parked: readonly Entry[],
): Entry[] {
  const known = new Map<string, Entry>();
  for (const line of lines)
    known.set(line.id, { ...key, entry_id: `log-${line.id}`, text: JSON.stringify(line), transaction: line });
  for (const entry of parked) {
    const line = entry.transaction ?? readTransaction(entry.text);
    if (line && !known.has(line.id)) known.set(line.id, { ...entry, transaction: line });
  }
  const seqOf = ({ transaction: line }: Entry) => line?.seq ?? 0;
  return [...known.values()].filter((entry) => seqOf(entry) > last_seq).sort((a, b) => seqOf(a) - seqOf(b));
}

/** Compares what the ledger says with what its log comes to, and mends it. Null when it has moved on meanwhile. */
async function compare(world: World, account: string, state: AccountState): Promise<Reconciled | null> {
  const sdk = ledgerOf(world);
  const found = await sdk.getAccount(account, timeIn(world));
  if (found.seq !== state.seq) return null;
  const grants = Object.fromEntries(found.grants.map(({ bucket, remaining }) => [bucket, remaining]));
  const isSame =
    found.balance === state.balance &&
    found.held === state.held &&
    Object.keys({ ...grants, ...state.grants }).every((bucket) => grants[bucket] === state.grants[bucket]);
  if (isSame) return "agrees";
  log.warn(
    { account, balance: found.balance, should: state.balance },
    "credits: an account in Redis was wrong",
  );
  const hasWritten = await sdk.restore(account, { state, expected: state.seq });
  return hasWritten ? "rebuilt" : null;
}
