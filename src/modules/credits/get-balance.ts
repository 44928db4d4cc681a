import "server-only";
import type { Context } from "@/server/context";
import { sql } from "@/server/db/sql";
import { type CustomerAccount, getAccount } from "./customer-account";
import { ensureReady } from "./ensure-ready";
import type { CustomerRef } from "./input-schema";
import { ledgerOf, timeIn } from "./ledger";
import { asked } from "./refusals";
import type { CreditBalance } from "./schema";

const instant = (ms: number) => new Date(ms).toISOString();

/** What a customer can spend at this very instant, by grant, and what is held. @throws ResourceNotFound, ServiceUnavailable */
export async function getBalance(ctx: Context, ref: CustomerRef): Promise<CreditBalance> {
  const account = await getAccount(ctx, ref);
  await ensureReady(ctx);
  const [{ balance, held, seq, grants, holds }, low_threshold] = await Promise.all([
    asked(ledgerOf(ctx).getAccount(account.account, timeIn(ctx))),
    findThreshold(ctx, account),
  ]);
  const { organization_id, customer_id } = account;
  return {
    organization_id,
    customer_id,
    balance,
    held,
    seq,
    low_threshold,
    grants: grants.map(({ id, remaining, expiresAt, priority }) => ({
      id,
      remaining,
      expires_at: expiresAt === null ? null : instant(expiresAt),
      priority,
    })),
    holds: holds.map(({ id, amount, expiresAt }) => ({ id, amount, expires_at: instant(expiresAt) })),
  };
}

async function findThreshold({ read }: Context, { organization_id, customer_id }: CustomerAccount) {
  const [row] = await read<{ low_threshold: number | null }>(sql`
    SELECT low_threshold FROM credit_account
    WHERE organization_id = ${organization_id}::uuid AND customer_id = ${customer_id}::uuid`);
  return row?.low_threshold ?? null;
}
