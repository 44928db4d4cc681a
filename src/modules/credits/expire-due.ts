import "server-only";
import { z } from "zod";
import type { World } from "@/server/context";
import { log } from "@/server/log";
import { EXPIRIES, ledgerOf } from "./ledger";

const BATCH = 500;

/**
 * Ends grants and holds whose time is over. Every operation and every read does so for its own account; this is for those that nobody asks about, so that
 * their history and events are not late. How many accounts had something due.
 */
export async function expireDue(world: World): Promise<number> {
  const sdk = ledgerOf(world);
  let settled = 0;
  for (;;) {
    const now = String(world.now.getTime());
    const due = z
      .array(z.string())
      .parse(await world.redis.command("ZRANGEBYSCORE", EXPIRIES, "-inf", now, "LIMIT", "0", String(BATCH)));
    const outcomes = await Promise.allSettled(due.map((account) => sdk.expire(account)));
    const failed = outcomes.filter(({ status }) => status === "rejected");
    if (failed.length > 0)
      log.warn({ failed: failed.length, err: failed[0] }, "credits: accounts not settled");
    settled += due.length - failed.length;
    // What failed is due still, and would come again and again.
    if (due.length < BATCH || failed.length > 0) return settled;
  }
}
