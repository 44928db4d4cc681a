import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { world as theWorld, type World } from "@/server/context";
import { log } from "@/server/log";
import { archiveEntries } from "./archive-entries";
import { ageOf, dropEntries, readJournal } from "./journal";
import { ofCustomer, type StreamEntry } from "./journal-entry";
import { trimLogs } from "./trim-logs";

const BATCH = 1_000;

const strangers = new Set<string>();
const MOST_STRANGERS = 1_000;

/** The ledger may be shared with applications that name their accounts otherwise: those keep their own archive. */
function noteStranger({ account }: { account: string }): void {
  if (strangers.has(account) || strangers.size >= MOST_STRANGERS) return;
  strangers.add(account);
  log.warn({ account }, "credits: the journal holds an account that is no customer's; it is not archived");
}

type Manner = {
  which: "pending" | "fresh";
  /** Entries younger than this wait: see `readSettleMs`. */
  settleMs: number;
  signal?: AbortSignal | undefined;
};

/**
 * Archives the next entries of the journal, then acknowledges them and drops them from it. Whoever dies in between leaves them to be read again,
 * which archives nothing twice. How many there were.
 */
export async function drainOnce(world: World, { which, settleMs, signal }: Manner): Promise<number> {
  const entries = await readJournal(world.redis, which, BATCH);
  const last = entries.at(-1);
  if (!last) return 0;
  if (settleMs > 0) await settle(world, last, settleMs, signal);
  const ours = entries.flatMap((entry) => {
    // Trimmed before it was acknowledged: it was archived.
    if (entry.account === "") return [];
    const known = ofCustomer(entry);
    if (!known) noteStranger(entry);
    return known ? [known] : [];
  });
  const accounts = await archiveEntries({ db: world.db, now: new Date() }, ours);
  await dropEntries(world.redis, entries);
  await trimLogs(world, accounts);
  return entries.length;
}

async function settle({ redis }: World, last: StreamEntry, settleMs: number, signal?: AbortSignal) {
  const left = settleMs - (await ageOf(redis, last));
  if (left > 0) await sleep(left, undefined, { signal });
}

/** Archives all there is, at once; what was left unacknowledged first. For reconciling, and for tests. How many entries there were. */
export async function drainAll(world: World = theWorld()): Promise<number> {
  let drained = 0;
  for (const which of ["pending", "fresh"] as const)
    for (let count = 1; count > 0; drained += count) count = await drainOnce(world, { which, settleMs: 0 });
  return drained;
}
