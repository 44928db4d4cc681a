import "server-only";
import type { Context } from "@/server/context";
import { getAccount } from "./customer-account";
import { ensureReady } from "./ensure-ready";
import type { CreditGrantCreate } from "./input-schema";
import { ledgerOf, timeIn } from "./ledger";
import { type Done, doneOf, keyOf, saidOf } from "./operation";
import { asked } from "./refusals";
import type { CreditOperation } from "./schema";

/** Gives a customer credits, once for an operation id. @throws ResourceNotFound, RequestValidationError, ServiceUnavailable */
export async function grantCredits(
  ctx: Context,
  operationId: string,
  input: CreditGrantCreate,
): Promise<Done<CreditOperation>> {
  const account = await getAccount(ctx, input);
  await ensureReady(ctx);
  const { amount, reason, priority, expires_at } = input;
  const options = {
    ...saidOf(input),
    ...timeIn(ctx),
    reason,
    priority,
    grantId: operationId,
    expiresAt: expires_at ? Date.parse(expires_at) : null,
    idempotencyKey: keyOf(operationId),
  };
  return doneOf(account, await asked(ledgerOf(ctx).grant(account.account, amount, options)));
}
