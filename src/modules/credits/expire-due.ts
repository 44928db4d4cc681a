import "server-only";
import { z } from "zod";
import type { Context, World } from "@/server/context";
import { sql } from "@/server/db/sql";
import { log } from "@/server/log";
import { accountOf, EXPIRIES, ledgerOf, timeIn } from "./ledger";

const BATCH = 500;

/**
 * Ends grants and holds whose time is over. Every operation and every read does so for its own account; this is for those that nobody asks about, so that
 * their history and events are not late. Organizations with a test clock are left to it. How many accounts had something due.
 */
export async function expireDue(world: World): Promise<number> {
  const stopped = await listStopped(world);
  let settled = 0;
  // Accounts that are passed over stay in the set, before those that follow.
  let passed = 0;
  for (;;) {
    const due = await listDue(world, passed);
    const ours = due.filter((account) => !stopped.has(account.split(":")[0] ?? ""));
    passed += due.length - ours.length;
    const failed = await settleAll(world, ours);
    settled += ours.length - failed;
    // What failed is due still, and would come again and again.
    if (due.length < BATCH || failed > 0) return settled;
  }
}

async function listStopped({ read }: World): Promise<Set<string>> {
  const rows = await read<{ organization_id: string }>(sql`SELECT organization_id FROM test_clock`);
  return new Set(rows.map(({ organization_id }) => organization_id));
}

async function listDue({ redis, now }: World, offset: number): Promise<string[]> {
  const until = String(now.getTime());
  const page = ["LIMIT", String(offset), String(BATCH)] as const;
  return z.array(z.string()).parse(await redis.command("ZRANGEBYSCORE", EXPIRIES, "-inf", until, ...page));
}

/** How many could not be settled. */
async function settleAll(world: World, accounts: readonly string[]): Promise<number> {
  const outcomes = await Promise.allSettled(
    accounts.map((account) => ledgerOf(world).expire(account, timeIn(world))),
  );
  const failed = outcomes.filter(({ status }) => status === "rejected");
  if (failed.length > 0) log.warn({ failed: failed.length, err: failed[0] }, "credits: accounts not settled");
  return failed.length;
}

/** The same for one organization, at its own time, out of what the archive knows to end. */
export async function expireDueIn(ctx: Context): Promise<void> {
  const { read, organizationId, now } = ctx;
  const own = sql`organization_id = ${organizationId}::uuid`;
  const due = await read<{ customer_id: string }>(sql`
    SELECT customer_id FROM credit_grant WHERE ${own} AND remaining > 0 AND expires_at <= ${now}::timestamptz
    UNION SELECT customer_id FROM credit_hold WHERE ${own} AND status = 'open' AND expires_at <= ${now}::timestamptz`);
  for (let at = 0; at < due.length; at += BATCH)
    await settleAll(
      ctx,
      due.slice(at, at + BATCH).map(({ customer_id }) => accountOf(organizationId, customer_id)),
    );
}
