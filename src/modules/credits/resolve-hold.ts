import "server-only";
import { SECOND_MS } from "@/lib/time";
import type { OperationResult } from "@/sdk";
import type { Context } from "@/server/context";
import type { CustomerAccount } from "./customer-account";
import { ensureReady } from "./ensure-ready";
import { getHoldAccount, rememberHold } from "./hold-account";
import type { CreditHoldCapture, CreditHoldExtend, CreditHoldRelease } from "./input-schema";
import { ledgerOf, timeIn } from "./ledger";
import { type Done, doneOf, keyOf, saidOf } from "./operation";
import { priceOf } from "./price-feature";
import { asked } from "./refusals";
import type { CreditHoldOperation } from "./schema";

/** Runs an operation on the account of a hold. */
async function onHold(
  ctx: Context,
  id: string,
  run: (account: CustomerAccount) => Promise<OperationResult>,
): Promise<Done<CreditHoldOperation>> {
  await ensureReady(ctx);
  const account = await getHoldAccount(ctx, id);
  const { answer, repeated } = doneOf(account, await asked(run(account)));
  return { answer: { id, ...answer }, repeated };
}

/** Adds credits or time to an open hold. @throws InsufficientCredits, HoldResolved, HoldExpired, ResourceNotFound */
export const extendHold = (ctx: Context, operationId: string, id: string, input: CreditHoldExtend) =>
  onHold(ctx, id, async (account) => {
    const { amount = 0, ttl_seconds = 0 } = input;
    const ttlMs = ttl_seconds * SECOND_MS;
    if (ttlMs > 0) await rememberHold(ctx, id, account, ttlMs);
    const options = { ...saidOf(input), ...timeIn(ctx), amount, ttlMs, idempotencyKey: keyOf(operationId) };
    return ledgerOf(ctx).extend(account.account, id, options);
  });

/**
 * Takes what was used of a hold for good and gives the rest back. The amount is given, or the price of what was used; without either it is all.
 *
 * @throws CaptureExceedsHold, HoldResolved, HoldExpired, PricingConfigError, ResourceNotFound
 */
export const captureHold = (ctx: Context, operationId: string, id: string, input: CreditHoldCapture) =>
  onHold(ctx, id, async ({ account }) => {
    const { amount: price, ...of } = await priceOf(ctx, input);
    const amount = input.feature === undefined ? input.amount : price;
    const options = { ...saidOf(input), ...of, ...timeIn(ctx), idempotencyKey: keyOf(operationId) };
    return ledgerOf(ctx).capture(account, id, amount, options);
  });

/** Gives a hold back, whole. @throws HoldResolved, HoldExpired, ResourceNotFound */
export const releaseHold = (ctx: Context, operationId: string, id: string, input: CreditHoldRelease) =>
  onHold(ctx, id, ({ account }) =>
    ledgerOf(ctx).release(account, id, {
      ...saidOf(input),
      ...timeIn(ctx),
      idempotencyKey: keyOf(operationId),
    }),
  );
