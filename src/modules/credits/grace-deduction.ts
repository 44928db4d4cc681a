import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Context } from "@/server/context";
import { isDuplicate, transaction } from "@/server/db/transaction";
import { IdempotencyMismatch } from "@/server/http/idempotency-errors";
import type { CustomerAccount } from "./customer-account";
import { settleGraceLater } from "./grace-jobs";
import { findGrace, type GraceDetails, type GraceRow, insertGrace, toGrace } from "./grace-repository";
import type { CreditGrace } from "./schema";

/**
 * Lets a customer spend although the ledger does not answer, as far as the organization allows it: recorded in Postgres, and taken from the account by
 * a job once the ledger is back. Null where that is not allowed, or the allowance is used up. Once for an operation id.
 *
 * @throws IdempotencyMismatch where something else was allowed under the operation id
 */
export async function graceDeduction(
  ctx: Context,
  operationId: string,
  { organization_id, customer_id }: CustomerAccount,
  { amount, ...details }: GraceDetails & { amount: number },
): Promise<CreditGrace | null> {
  const row = { id: operationId, organization_id, customer_id, amount, details };
  const made = await transaction(ctx.db, async (tx) => {
    const grace = await insertGrace(tx, row, ctx.now);
    const input = { organization_id, grace_id: operationId };
    if (grace) await settleGraceLater.enqueue(tx, input, { key: `credits-grace-${operationId}` });
    return grace;
  }).catch((error) => {
    if (!isDuplicate(error)) throw error;
    return null;
  });
  if (made) return toGrace(made);
  const found = await findGrace(ctx.read, organization_id, operationId);
  if (found && !isSame(found, row)) throw new IdempotencyMismatch();
  return found && toGrace(found);
}

/** What was allowed under the operation id for this same request before, however it was settled since; null where nothing was. */
export async function earlierGrace(
  { read }: Pick<Context, "read">,
  operationId: string,
  { organization_id, customer_id }: CustomerAccount,
  { amount, ...details }: GraceDetails & { amount: number },
): Promise<CreditGrace | null> {
  const found = await findGrace(read, organization_id, operationId);
  return found && isSame(found, { customer_id, amount, details }) ? toGrace(found) : null;
}

type Asked = Pick<GraceRow, "customer_id" | "amount" | "details">;

const isSame = (one: Asked, other: Asked) =>
  one.customer_id === other.customer_id &&
  one.amount === other.amount &&
  isDeepStrictEqual(one.details, other.details);
