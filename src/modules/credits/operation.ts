import type { OperationResult } from "@/sdk";
import type { Call } from "@/server/http/call";
import type { CustomerAccount } from "./customer-account";
import type { CreditOperation } from "./schema";
import { toCreditTransaction } from "./view";

/** What an operation answers; `repeated`: it had been done before, under the same operation id. */
export type Done<T> = { answer: T; repeated: boolean };

/** The idempotency key in the ledger of an operation of the API. */
export const keyOf = (operationId: string) => `api:${operationId}`;

/** What a caller may say of an operation, for the ledger. */
export const saidOf = ({
  description,
  metadata,
}: {
  description?: string | null | undefined;
  metadata?: Record<string, unknown> | undefined;
}) => ({ ...(description && { description }), ...(metadata && { metadata }) });

/** The answer to an operation: made of the transaction alone, so that a repeated request gets the same bytes. */
export const doneOf = (
  { organization_id, customer_id }: CustomerAccount,
  { transaction, balance, repeated }: OperationResult,
): Done<CreditOperation> => ({
  answer: { transaction: toCreditTransaction(organization_id, customer_id, transaction), balance },
  repeated,
});

/** Notes on the call that its answer is an earlier one, and answers. */
export function answerDone<T>(call: Call, { answer, repeated }: Done<T>): T {
  call.isReplayed = repeated;
  return answer;
}
