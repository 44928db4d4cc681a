import "server-only";
import { type OperationResult, type Transaction, TransactionError } from "@/sdk";
import type { Context } from "@/server/context";
import { sql } from "@/server/db/sql";
import { type CustomerAccount, getAccount } from "./customer-account";
import { ensureReady } from "./ensure-ready";
import type { CreditRefundCreate } from "./input-schema";
import { ledgerOf, timeIn } from "./ledger";
import { type Done, doneOf, keyOf, saidOf } from "./operation";
import { asked } from "./refusals";
import type { CreditOperation } from "./schema";

/**
 * Gives back what a deduction or capture took, in whole or in part, to the grants that it was taken from; never more than it took, however
 * often it is asked. @throws RefundExceedsTransaction, ResourceNotFound, RequestValidationError, ServiceUnavailable
 */
export async function refundCredits(
  ctx: Context,
  operationId: string,
  input: CreditRefundCreate,
): Promise<Done<CreditOperation>> {
  const account = await getAccount(ctx, input);
  await ensureReady(ctx);
  return doneOf(account, await asked(refund(ctx, operationId, account, input)));
}

/** A transaction that the log in Redis no longer has comes from the archive. */
async function refund(
  ctx: Context,
  operationId: string,
  account: CustomerAccount,
  input: CreditRefundCreate,
): Promise<OperationResult> {
  const { transaction_id, amount, renew_until } = input;
  const options = {
    ...saidOf(input),
    ...timeIn(ctx),
    ...(amount !== undefined && { amount }),
    ...(renew_until && { renewUntil: Date.parse(renew_until) }),
    idempotencyKey: keyOf(operationId),
  };
  try {
    return await ledgerOf(ctx).refund(account.account, transaction_id, options);
  } catch (error) {
    const isGone = error instanceof TransactionError && error.code === "transaction_not_found";
    const record = isGone ? await findRecord(ctx, account, transaction_id) : null;
    if (!record) throw error;
    return ledgerOf(ctx).refund(account.account, transaction_id, { ...options, record });
  }
}

async function findRecord(
  { read }: Context,
  account: CustomerAccount,
  id: string,
): Promise<Transaction | null> {
  const [row] = await read<{ data: Transaction }>(sql`
    SELECT data FROM credit_transaction WHERE id = ${id}
      AND organization_id = ${account.organization_id}::uuid AND customer_id = ${account.customer_id}::uuid`);
  return row?.data ?? null;
}
