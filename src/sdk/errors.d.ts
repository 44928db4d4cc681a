/** Why an operation on the ledger was refused. Nothing was changed then. */
export type TransactionErrorCode =
  | "invalid_amount"
  | "invalid_request"
  | "idempotency_mismatch"
  | "account_exists"
  | "grant_expired"
  | "overflow"
  | "hold_exists"
  | "hold_not_found"
  | "hold_resolved"
  | "hold_expired"
  | "capture_exceeds_hold"
  | "transaction_not_found"
  | "not_refundable"
  | "refund_exceeds"
  | "nothing_left"
  | "cross_slot"
  | "unavailable";
/** An operation was refused, or Redis did not answer (`unavailable`: the same request under the same key is safe to send again). */
export declare class TransactionError extends Error {
  readonly name: string;
  /** As an HTTP answer would have it. */
  readonly status: number;
  readonly code: TransactionErrorCode;
  constructor(code: TransactionErrorCode, message: string, options?: ErrorOptions);
}
/** A script would reach keys in two slots of a cluster: give accounts that meet in transfers the same hash tag. */
export declare class CrossSlotError extends TransactionError {
  readonly name = "CrossSlotError";
  constructor(message: string, options?: ErrorOptions);
}
/** The balance does not cover it. Nothing was taken. Whole credits. */
export declare class InsufficientCreditsError extends Error {
  readonly name = "InsufficientCreditsError";
  readonly status = 402;
  readonly code = "insufficient_credits";
  readonly balance: number;
  readonly required: number;
  constructor(balance: number, required: number);
}
/** Balance, grants and log of an account do not agree. `rebuildBalance` mends it from the log, if the log is whole. */
export declare class BalanceVerificationError extends Error {
  readonly name = "BalanceVerificationError";
  readonly status = 500;
  readonly code = "balance_verification";
}
/** A price cannot be computed: the configuration, the feature or the quantity is wrong. */
export declare class PricingConfigError extends Error {
  readonly name = "PricingConfigError";
  readonly status = 422;
  readonly code = "pricing_config";
}
