import { invalidField, ResourceNotFound, ServiceUnavailable } from "@/lib/errors";
import {
  BalanceVerificationError,
  InsufficientCreditsError,
  PricingConfigError as PriceRefused,
  TransactionError,
  type TransactionErrorCode,
} from "@/sdk";
import { IdempotencyMismatch } from "@/server/http/idempotency-errors";
import {
  CaptureExceedsHold,
  HoldExpired,
  HoldResolved,
  InsufficientCredits,
  LedgerDamaged,
  PricingConfigError,
  RefundExceedsTransaction,
} from "./errors";

const refusals: Partial<Record<TransactionErrorCode, (message: string) => Error>> = {
  invalid_amount: (message) => invalidField("amount", message),
  overflow: (message) => invalidField("amount", message, "less_than_equal"),
  grant_expired: (message) => invalidField("expires_at", message),
  not_refundable: (message) => invalidField("transaction_id", message),
  idempotency_mismatch: () => new IdempotencyMismatch(),
  transaction_not_found: () => new ResourceNotFound(),
  hold_not_found: () => new ResourceNotFound(),
  hold_resolved: () => new HoldResolved(),
  hold_expired: () => new HoldExpired(),
  capture_exceeds_hold: (message) => new CaptureExceedsHold(undefined, message),
  refund_exceeds: (message) => new RefundExceedsTransaction(undefined, message),
  unavailable: () => new ServiceUnavailable(),
};

/** The error of the API that an error of the ledger stands for; anything else as it is. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof InsufficientCreditsError)
    return new InsufficientCredits({ balance: error.balance, required: error.required }, error.message);
  if (error instanceof PriceRefused) return new PricingConfigError(undefined, error.message);
  if (error instanceof BalanceVerificationError) return new LedgerDamaged(undefined, error.message);
  if (error instanceof TransactionError)
    return refusals[error.code]?.(error.message) ?? invalidField([], error.message);
  return error;
}

/** Runs an operation of the ledger, so that it fails with the API's errors. */
export async function asked<T>(operation: Promise<T>): Promise<T> {
  try {
    return await operation;
  } catch (error) {
    throw refusalOf(error);
  }
}
