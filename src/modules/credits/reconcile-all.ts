import "server-only";
import { z } from "zod";
import type { World } from "@/server/context";
import { isDependencyFailure } from "@/server/dependency-failure";
import { log } from "@/server/log";
import { applyPaidGrant, takeBackPaidGrant } from "./apply-paid-grant";
import { customerOf } from "./journal-entry";
import { isUnavailable, READY_KEY } from "./ledger";
import { listUnsettledPaidGrants } from "./paid-grant-repository";
import { type Reconciled, reconcileAccount } from "./reconcile-account";
import { countAccounts, listAccountKeys, listUnknown } from "./reconcile-repository";

/** How many accounts needed what; `failed` ones are told of in the log and need a person. */
export type ReconcileReport = Record<Reconciled | "failed", number> & {
  accounts: number;
  paid_grants: number;
};

type Manner = { onProgress?: (done: number, total: number) => void; signal?: AbortSignal };

const PIECE = 500;
const AT_ONCE = 16;

/**
 * Compares every account in Redis with its archive in Postgres and mends what differs: restores what Redis lacks, archives what Postgres lacks,
 * rebuilds a balance from its log, applies what was paid for and not applied. When Redis came up empty this brings every balance
 * back. May run beside traffic, and any number of times.
 */
export async function reconcileAll(
  world: World,
  { onProgress, signal }: Manner = {},
): Promise<ReconcileReport> {
  const report: ReconcileReport = {
    accounts: 0,
    agrees: 0,
    archived: 0,
    rebuilt: 0,
    restored: 0,
    failed: 0,
    paid_grants: 0,
  };
  const total = await countAccounts(world.read);
  let after: { organization_id: string; customer_id: string } | null = null;
  do {
    const keys: { organization_id: string; customer_id: string }[] = await listAccountKeys(
      world.read,
      after,
      PIECE,
    );
    for (let at = 0; at < keys.length; at += AT_ONCE) {
      signal?.throwIfAborted();
      const outcomes = await Promise.all(keys.slice(at, at + AT_ONCE).map((key) => outcomeOf(world, key)));
      for (const outcome of outcomes) report[outcome] += 1;
      report.accounts += outcomes.length;
      onProgress?.(report.accounts, Math.max(total, report.accounts));
    }
    after = keys.at(-1) ?? null;
  } while (after);
  for await (const keys of eachUnknown(world))
    for (const key of keys) {
      report[await outcomeOf(world, key)] += 1;
      report.accounts += 1;
    }
  report.paid_grants = await settlePaidGrants(world);
  await world.redis.command("SET", READY_KEY, world.now.toISOString());
  return report;
}

/** Accounts of customers that Redis has and the archive does not know: as after the journal itself was lost. */
async function* eachUnknown({ redis, read }: World) {
  let cursor = "0";
  do {
    const words = ["SCAN", cursor, "MATCH", "account:*", "COUNT", "1000"] as const;
    const [next, names] = z
      .tuple([z.coerce.string(), z.array(z.string())])
      .parse(await redis.command(...words));
    const keys = names.flatMap((name) => customerOf(name.slice("account:".length)) ?? []);
    if (keys.length > 0) yield await listUnknown(read, keys);
    cursor = next;
  } while (cursor !== "0");
}

async function outcomeOf(
  world: World,
  key: { organization_id: string; customer_id: string },
): Promise<Reconciled | "failed"> {
  try {
    return await reconcileAccount(world, key);
  } catch (error) {
    // Without Redis or Postgres nothing can be said of the others either.
    if (isUnavailable(error) || isDependencyFailure(error)) throw error;
    log.error({ err: error, ...key }, "credits: an account was not reconciled");
    return "failed";
  }
}

/** Applies what was paid for and is not known to be in the ledger. How many grants that were. */
async function settlePaidGrants(world: World): Promise<number> {
  const unsettled = await listUnsettledPaidGrants(world.read, world.now, 100_000);
  for (const { id, organization_id, take_back } of unsettled) {
    if (take_back) await takeBackPaidGrant(world, organization_id, id, world.now.getTime());
    else await applyPaidGrant(world, organization_id, id);
  }
  return unsettled.length;
}
