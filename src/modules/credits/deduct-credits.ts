import "server-only";
import { ServiceUnavailable } from "@/lib/errors";
import type { Context } from "@/server/context";
import { isDependencyFailure } from "@/server/dependency-failure";
import { type CustomerAccount, getAccount } from "./customer-account";
import { askedToSpend, ensureReady } from "./ensure-ready";
import { earlierGrace, graceDeduction } from "./grace-deduction";
import type { CreditDeductionCreate } from "./input-schema";
import { isUnavailable, ledgerOf, timeIn } from "./ledger";
import { type Done, doneOf, keyOf, saidOf } from "./operation";
import { type Priced, priceOf } from "./price-feature";
import { refusalOf } from "./refusals";
import type { CreditDeduction } from "./schema";

/**
 * Takes credits of a customer for good, or none: once for an operation id. While the ledger does not answer, nothing is taken, unless the
 * organization grants a grace allowance.
 *
 * @throws InsufficientCredits, PricingConfigError, ResourceNotFound, ServiceUnavailable
 */
export async function deductCredits(
  ctx: Context,
  operationId: string,
  input: CreditDeductionCreate,
): Promise<Done<CreditDeduction>> {
  const [account, priced] = await Promise.all([getAccount(ctx, input), priceOf(ctx, input)]);
  try {
    return await deduct(ctx, operationId, account, priced, input);
  } catch (error) {
    const wanted = { ...priced, ...saidOf(input) };
    // One that was allowed in an outage and could be collected only in part is refused by the ledger when it is repeated.
    const before = isUnreached(error) ? null : await earlierGrace(ctx, operationId, account, wanted);
    if (before) return { answer: { transaction: null, balance: null, grace: before }, repeated: true };
    if (!isUnreached(error)) throw error;
    const grace = await graceDeduction(ctx, operationId, account, wanted);
    if (!grace) throw refusalOf(error);
    return { answer: { transaction: null, balance: null, grace }, repeated: false };
  }
}

const isUnreached = (error: unknown) =>
  error instanceof ServiceUnavailable || isUnavailable(error) || isDependencyFailure(error);

async function deduct(
  ctx: Context,
  operationId: string,
  account: CustomerAccount,
  { amount, ...of }: Priced,
  input: CreditDeductionCreate,
): Promise<Done<CreditDeduction>> {
  await ensureReady(ctx);
  const options = { ...saidOf(input), ...of, ...timeIn(ctx), idempotencyKey: keyOf(operationId) };
  const result = await askedToSpend(ctx, ledgerOf(ctx).deduct(account.account, amount, options));
  const { answer, repeated } = doneOf(account, result);
  return { answer: { ...answer, grace: null }, repeated };
}
