import "server-only";
import type { Context } from "@/server/context";
import { getAccount } from "./customer-account";
import { askedToSpend, ensureReady } from "./ensure-ready";
import type { CreditTransferCreate } from "./input-schema";
import { ledgerOf, timeIn } from "./ledger";
import { type Done, doneOf, keyOf, saidOf } from "./operation";
import type { CreditOperation } from "./schema";

/**
 * Moves credits from one customer to others of the same organization, all or none; the sum is kept, and each share keeps its expiry.
 *
 * @throws InsufficientCredits, ResourceNotFound, RequestValidationError, ServiceUnavailable
 */
export async function transferCredits(
  ctx: Context,
  operationId: string,
  input: CreditTransferCreate,
): Promise<Done<CreditOperation>> {
  const [from, ...others] = await Promise.all([input, ...input.to].map((ref) => getAccount(ctx, ref)));
  if (!from) throw new Error("a transfer has a giving account");
  await ensureReady(ctx);
  const shares = others.map(({ account }, index) => ({ to: account, amount: input.to[index]?.amount ?? 0 }));
  const options = { ...saidOf(input), ...timeIn(ctx), idempotencyKey: keyOf(operationId) };
  return doneOf(from, await askedToSpend(ctx, ledgerOf(ctx).transfer(from.account, shares, options)));
}
