import "server-only";
import type { World } from "@/server/context";
import { log } from "@/server/log";
import { findAccountState } from "./account-state-repository";
import type { Advance } from "./archive-entries";
import { accountOf, ledgerOf } from "./ledger";

/** How many transactions of an account stay in Redis at least, for reading and for refunds. */
export const KEPT_IN_REDIS = 1_000;

/**
 * Cuts the logs in Redis, each time that an account has gone on by as many transactions as are kept: an archived state becomes its beginning. So a log
 * is never longer than twice that, and nothing is cut that is not archived.
 */
export async function trimLogs(world: World, advances: readonly Advance[]): Promise<void> {
  for (const { account, since } of advances) {
    const pieces = (seq: number) => Math.floor(seq / KEPT_IN_REDIS);
    if (pieces(account.last_seq) === pieces(since)) continue;
    const { organization_id, customer_id } = account;
    await trimLog(world, organization_id, customer_id).catch((error) =>
      log.warn({ err: error, organization_id, customer_id }, "credits: a log in Redis was not cut"),
    );
  }
}

async function trimLog(world: World, organizationId: string, customerId: string): Promise<void> {
  const state = await findAccountState(world.read, organizationId, customerId);
  if (!state) return;
  await ledgerOf(world).checkpoint(accountOf(organizationId, customerId), { keep: KEPT_IN_REDIS, state });
}
