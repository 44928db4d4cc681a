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

const statuses: Partial<Record<TransactionErrorCode, number>> = {
  invalid_amount: 422,
  invalid_request: 422,
  idempotency_mismatch: 422,
  grant_expired: 422,
  overflow: 422,
  not_refundable: 422,
  cross_slot: 422,
  hold_not_found: 404,
  transaction_not_found: 404,
  hold_expired: 410,
  unavailable: 503,
};

/** An operation was refused, or Redis did not answer (`unavailable`: the same request under the same key is safe to send again). */
export class TransactionError extends Error {
  override readonly name: string = "TransactionError";
  /** As an HTTP answer would have it. */
  readonly status: number;
  readonly code: TransactionErrorCode;
  constructor(code: TransactionErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.status = statuses[code] ?? 409;
  }
}

/** A script would reach keys in two slots of a cluster: give accounts that meet in transfers the same hash tag. */
export class CrossSlotError extends TransactionError {
  override readonly name = "CrossSlotError";
  constructor(message: string, options?: ErrorOptions) {
    super("cross_slot", message, options);
  }
}

/** The balance does not cover it. Nothing was taken. Whole credits. */
export class InsufficientCreditsError extends Error {
  override readonly name = "InsufficientCreditsError";
  readonly status = 402;
  readonly code = "insufficient_credits";
  readonly balance: number;
  readonly required: number;
  constructor(balance: number, required: number) {
    super(`The balance is ${balance}, and ${required} are needed.`);
    this.balance = balance;
    this.required = required;
  }
}

/** Balance, grants and log of an account do not agree. `rebuildBalance` mends it from the log, if the log is whole. */
export class BalanceVerificationError extends Error {
  override readonly name = "BalanceVerificationError";
  readonly status = 500;
  readonly code = "balance_verification";
}

/** A price cannot be computed: the configuration, the feature or the quantity is wrong. */
export class PricingConfigError extends Error {
  override readonly name = "PricingConfigError";
  readonly status = 422;
  readonly code = "pricing_config";
}
