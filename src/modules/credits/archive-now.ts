import "server-only";
import type { World } from "@/server/context";
import { archiveEntries } from "./archive-entries";
import { ofCustomer, readStream } from "./journal-entry";
import { JOURNAL } from "./ledger";
import { trimLogs } from "./trim-logs";

const BATCH = 1_000;

/**
 * Archives the journal up to this instant, ahead of the worker that drains it, who finds it done. It waits for no disk: for where time is moved and
 * nothing is at stake.
 */
export async function archiveNow(world: World): Promise<void> {
  for (let from = "-"; ; ) {
    const reply = await world.redis.command("XRANGE", JOURNAL, from, "+", "COUNT", String(BATCH));
    const entries = readStream([[JOURNAL, reply]]);
    const last = entries.at(-1);
    if (!last) return;
    const ours = entries.flatMap((entry) => ofCustomer(entry) ?? []);
    await trimLogs(world, await archiveEntries({ db: world.db, now: world.realNow }, ours));
    from = `(${last.id}`;
  }
}
