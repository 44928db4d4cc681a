import "server-only";
import type { Verification } from "@/sdk";
import type { Context } from "@/server/context";
import { type CustomerAccount, getAccount } from "./customer-account";
import { ensureReady } from "./ensure-ready";
import type { CustomerRef } from "./input-schema";
import { ledgerOf, timeIn } from "./ledger";
import { asked } from "./refusals";
import type { CreditVerification } from "./schema";

const toVerification = (
  { organization_id, customer_id }: CustomerAccount,
  { isValid, balance, calculated, seq, differences }: Verification,
): CreditVerification => ({
  organization_id,
  customer_id,
  valid: isValid,
  balance,
  calculated,
  seq,
  differences,
});

/** Folds an account's log and compares it with balance, holds and grants; changes nothing. @throws ResourceNotFound, LedgerDamaged when the log itself is broken */
export async function verifyAccount(ctx: Context, ref: CustomerRef): Promise<CreditVerification> {
  const account = await getAccount(ctx, ref);
  await ensureReady(ctx);
  return toVerification(account, await asked(ledgerOf(ctx).verifyBalance(account.account, timeIn(ctx))));
}

/** Writes balance, holds and grants anew from the log; answers what was different before. @throws ResourceNotFound, LedgerDamaged when the log itself is broken */
export async function rebuildAccount(ctx: Context, ref: CustomerRef): Promise<CreditVerification> {
  const account = await getAccount(ctx, ref);
  await ensureReady(ctx);
  return toVerification(account, await asked(ledgerOf(ctx).rebuildBalance(account.account, timeIn(ctx))));
}
