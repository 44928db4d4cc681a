import "server-only";
import type { Transaction } from "@/sdk";
import type { Context } from "@/server/context";
import { sql } from "@/server/db/sql";
import type { CustomerAccount } from "./customer-account";
import { ensureReady } from "./ensure-ready";
import { ledgerOf } from "./ledger";
import { asked } from "./refusals";

/** What the ledger has of an account beyond the archive: `lines` follow on the transaction `seq`, oldest first. */
export type Head = { seq: number; lines: Transaction[] };

const ATTEMPTS = 5;

/**
 * Reads what is not archived yet. The archive is asked first: whatever it takes over meanwhile is in both, and is counted once, because the archive is
 * then read up to `seq` only. Where it took over so much meanwhile that the log was cut behind `seq`, both are read again.
 */
export async function readHead(ctx: Context, account: CustomerAccount): Promise<Head> {
  await ensureReady(ctx);
  for (let attempt = 1; ; attempt++) {
    const head = await tryHead(ctx, account);
    const [first] = head.lines;
    if (!first || first.seq === head.seq + 1 || attempt === ATTEMPTS) return head;
  }
}

async function tryHead(ctx: Context, account: CustomerAccount): Promise<Head> {
  const [row] = await ctx.read<{ last_seq: number }>(sql`
    SELECT last_seq FROM credit_account
    WHERE organization_id = ${account.organization_id}::uuid AND customer_id = ${account.customer_id}::uuid`);
  const seq = row?.last_seq ?? 0;
  const lines = await asked(ledgerOf(ctx).getTransactionsSince(account.account, seq));
  return { seq, lines };
}
