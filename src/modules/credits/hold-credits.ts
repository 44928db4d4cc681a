import "server-only";
import { SECOND_MS } from "@/lib/time";
import type { Context } from "@/server/context";
import { getAccount } from "./customer-account";
import { askedToSpend, ensureReady } from "./ensure-ready";
import { rememberHold } from "./hold-account";
import type { CreditHoldCreate } from "./input-schema";
import { ledgerOf, timeIn } from "./ledger";
import { type Done, doneOf, keyOf, saidOf } from "./operation";
import { priceOf } from "./price-feature";
import type { CreditHoldOperation } from "./schema";

/**
 * Sets credits of a customer aside: they lower the balance at once, until the hold is captured, released or over. Its id is the operation's.
 *
 * @throws InsufficientCredits, PricingConfigError, ResourceNotFound, ServiceUnavailable
 */
export async function holdCredits(
  ctx: Context,
  operationId: string,
  input: CreditHoldCreate,
): Promise<Done<CreditHoldOperation>> {
  const [account, { amount, ...of }] = await Promise.all([getAccount(ctx, input), priceOf(ctx, input)]);
  await ensureReady(ctx);
  const ttlMs = input.ttl_seconds * SECOND_MS;
  const options = {
    ...saidOf(input),
    ...of,
    ...timeIn(ctx),
    ttlMs,
    holdId: operationId,
    idempotencyKey: keyOf(operationId),
  };
  await rememberHold(ctx, operationId, account, ttlMs);
  const result = await askedToSpend(ctx, ledgerOf(ctx).hold(account.account, amount, options));
  const { answer, repeated } = doneOf(account, result);
  return { answer: { id: operationId, ...answer }, repeated };
}
