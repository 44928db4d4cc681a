import "server-only";
import type { World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { transaction } from "@/server/db/transaction";
import { log } from "@/server/log";
import { archive } from "./archive";
import { keyOf, type Plan, type Stop } from "./archive-plan";
import type { AccountBooks, Entry } from "./archive-rules";
import { mendAccountLater } from "./mend-job";

/** An account that went on from the transaction `since`. */
export type Advance = { account: AccountBooks; since: number };

/**
 * Archives entries of the journal, oldest first, all or nothing and each once. An account whose log they do not continue stops there, and
 * a job looks after it; the others go on. @returns the accounts that went on
 */
export async function archiveEntries(
  { db, now }: Pick<World, "db" | "now">,
  entries: readonly Entry[],
): Promise<Advance[]> {
  if (entries.length === 0) return [];
  const { accounts, stops, steps } = await transaction(db, (tx) => write(tx, entries, now));
  stops.forEach(tellOf);
  const since = new Map<string, number>();
  for (const { before } of steps) if (!since.has(keyOf(before))) since.set(keyOf(before), before.last_seq);
  return accounts.map((account) => ({ account, since: since.get(keyOf(account)) ?? account.last_seq }));
}

async function write(tx: Tx, entries: readonly Entry[], now: Date): Promise<Plan> {
  const plan = await archive(tx, entries, now);
  for (const { account } of plan.stops) {
    const { organization_id, customer_id } = account;
    const options = { key: `credits-mend-${customer_id}`, runAt: new Date(now.getTime() + 1_000) };
    await mendAccountLater.enqueue(tx, { organization_id, customer_id }, options);
  }
  return plan;
}

function tellOf({ account: { organization_id, customer_id }, reason, entries }: Stop): void {
  const parked = entries.length;
  log.error({ organization_id, customer_id, reason, parked }, "credits: archiving of an account has stopped");
}
