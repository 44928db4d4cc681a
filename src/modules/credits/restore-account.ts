import "server-only";
import type { Transaction } from "@/sdk";
import type { World } from "@/server/context";
import { log } from "@/server/log";
import { findAccountState } from "./account-state-repository";
import { accountOf, ledgerOf } from "./ledger";
import { listKeyed, listLatest } from "./reconcile-repository";

/** So many transactions come back into the log, for reading and for refunds; those before stay in the archive. */
const LOG = 200;

/**
 * Writes an account of the ledger anew from the archive, with the latest of its log, and with the answers kept under idempotency keys. False, and
 * nothing, when the account in Redis is not at `seq` any more. `undone`: what Redis alone has, which the log then tells of.
 */
export async function restoreAccount(
  world: World,
  { organization_id, customer_id }: { organization_id: string; customer_id: string },
  seq: number,
  undone: readonly Transaction[],
): Promise<boolean> {
  const account = accountOf(organization_id, customer_id);
  const state = await findAccountState(world.read, organization_id, customer_id);
  if (!state) return false;
  // The keys first: an account that is there and does not know them would do a repeated request again.
  for (const line of await listKeyed(world.read, organization_id, customer_id, world.now))
    await ledgerOf(world).remember(account, line, world.now.getTime());
  const latest = await listLatest(world.read, organization_id, customer_id, LOG);
  const restored = { state, expected: seq, isCheckpoint: true, log: latest };
  if (!(await ledgerOf(world).restore(account, restored))) return false;
  if (seq > 0)
    log.error(
      { organization_id, customer_id, redis: seq, archive: state.seq, undone: undone.map(summaryOf) },
      "credits: Redis had lost transactions of an account; it is restored, and what it did since the loss is undone",
    );
  return true;
}

const summaryOf = ({ id, type, amount }: Transaction) => `${id} ${type} ${amount}`;
