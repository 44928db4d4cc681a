import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { MINUTE_MS, SECOND_MS } from "@/lib/time";
import { world } from "@/server/context";
import { env } from "@/server/env";
import { log } from "@/server/log";
import { drainOnce } from "./drain-journal";
import { isGroupMissing, makeGroup, readSettleMs } from "./journal";
import { READY_KEY } from "./ledger";
import { reconcileAll } from "./reconcile-all";
import { hasAccounts } from "./reconcile-repository";
import { renewFile } from "./renew-file";

/** Any number that no other use of advisory locks in this database has. */
const LOCK = 7_310_251_977;
const IDLE_MS = 100;

/**
 * Archives the journal until `stop`, which lets the batch in hand finish. Any number of workers may run this: one of them drains, and when it
 * dies, in whatever way, its lock is gone with its connection and another goes on.
 */
export function startDrain(): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = drainUntil(stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

const pause = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => undefined);

async function drainUntil(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const client = new pg.Client({ connectionString: env.DATABASE_URL, keepAlive: true });
    const lost = new AbortController();
    client.on("error", () => lost.abort());
    client.on("end", () => lost.abort());
    try {
      await client.connect();
      const { rows } = await client.query<{ ours: boolean }>("SELECT pg_try_advisory_lock($1) AS ours", [
        LOCK,
      ]);
      if (rows[0]?.ours) await drainWhileOurs(AbortSignal.any([signal, lost.signal]));
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error }, "credits: the journal is not archived; trying again");
    } finally {
      await client.end().catch(() => undefined);
    }
    await pause(SECOND_MS, signal);
  }
}

async function drainWhileOurs(signal: AbortSignal): Promise<void> {
  await restoreIfEmpty(signal);
  const settleMs = await readSettleMs(world().redis);
  let which: "pending" | "fresh" = "pending";
  let renewedAt = Number.NEGATIVE_INFINITY;
  while (!signal.aborted) {
    if (Date.now() > renewedAt + MINUTE_MS) {
      await renew();
      renewedAt = Date.now();
    }
    const drained = await drainOnce(world(), { which, settleMs, signal }).catch(async (error) => {
      if (!isGroupMissing(error)) throw error;
      await restoreIfEmpty(signal);
      return 1;
    });
    if (drained > 0) continue;
    if (which === "pending") which = "fresh";
    else await pause(IDLE_MS, signal);
  }
}

/** Not every Redis lets itself be asked for that; those that do not are not worth a word each minute. */
const renew = () =>
  renewFile(world().redis).catch((err) => log.debug({ err }, "credits: Redis does not write its file anew"));

/** Redis without our consumer group has come up empty, or is new: what the archive has is written back before anything is archived. */
async function restoreIfEmpty(signal: AbortSignal): Promise<void> {
  const here = world();
  const isNew = await makeGroup(here.redis);
  const isReady = Number(await here.redis.command("EXISTS", READY_KEY)) > 0;
  if (isReady && !isNew) return;
  if (!(await hasAccounts(here.read))) {
    await here.redis.command("SET", READY_KEY, here.now.toISOString());
    return;
  }
  log.warn("credits: Redis has come up without its accounts; restoring them from Postgres");
  const report = await reconcileAll(here, { signal });
  log.info(report, "credits: accounts restored");
}
