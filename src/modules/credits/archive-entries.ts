import "server-only";
import type { World } from "@/server/context";
import type { Db, Tx } from "@/server/db/client";
import { isRefusedData, transaction } from "@/server/db/transaction";
import { log } from "@/server/log";
import { archive, stop } from "./archive";
import { keyOf, type Plan, type Stop } from "./archive-plan";
import type { AccountBooks, Entry } from "./archive-rules";
import { mendAccountLater } from "./mend-job";

/** An account that went on from the transaction `since`. */
export type Advance = { account: AccountBooks; since: number };

/**
 * Archives entries of the journal, oldest first, all or nothing and each once. An account whose log they do not continue, or whose entries the
 * database refuses, stops there, and a job looks after it; the others go on. @returns the accounts that went on
 */
export async function archiveEntries(
  { db, now }: Pick<World, "db" | "now">,
  entries: readonly Entry[],
): Promise<Advance[]> {
  if (entries.length === 0) return [];
  const { accounts, stops, steps } = await writeAll(db, entries, now);
  stops.forEach(tellOf);
  const since = new Map<string, number>();
  for (const { before } of steps) if (!since.has(keyOf(before))) since.set(keyOf(before), before.last_seq);
  return accounts.map((account) => ({ account, since: since.get(keyOf(account)) ?? account.last_seq }));
}

const isRefused = (error: unknown): error is Error =>
  error instanceof Error && (error instanceof RangeError || isRefusedData(error));

/** Everything at once; where that is refused, each account by itself, so that nobody waits for another's. */
async function writeAll(db: Db, entries: readonly Entry[], now: Date): Promise<Plan> {
  try {
    return await transaction(db, (tx) => write(tx, entries, now));
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
  const plan: Plan = { steps: [], accounts: [], stops: [] };
  for (const own of Map.groupBy(entries, keyOf).values()) {
    const { steps, accounts, stops } = await writeOrStop(db, own, now);
    plan.steps.push(...steps);
    plan.accounts.push(...accounts);
    plan.stops.push(...stops);
  }
  return plan;
}

async function writeOrStop(db: Db, entries: readonly Entry[], now: Date): Promise<Plan> {
  try {
    return await transaction(db, (tx) => write(tx, entries, now));
  } catch (error) {
    if (!isRefused(error)) throw error;
    const reason = `the archive refuses an entry: ${error.message.trim().split("\n").at(-1)}`;
    return transaction(db, async (tx) => {
      const plan = await stop(tx, entries, reason, now);
      await mendLater(tx, plan, now);
      return plan;
    });
  }
}

async function write(tx: Tx, entries: readonly Entry[], now: Date): Promise<Plan> {
  const plan = await archive(tx, entries, now);
  await mendLater(tx, plan, now);
  return plan;
}

async function mendLater(tx: Tx, { stops }: Plan, now: Date): Promise<void> {
  for (const { account } of stops) {
    const { organization_id, customer_id } = account;
    const options = { key: `credits-mend-${customer_id}`, runAt: new Date(now.getTime() + 1_000) };
    await mendAccountLater.enqueue(tx, { organization_id, customer_id }, options);
  }
}

function tellOf({ account: { organization_id, customer_id }, reason, entries }: Stop): void {
  const parked = entries.length;
  log.error({ organization_id, customer_id, reason, parked }, "credits: archiving of an account has stopped");
}
