import {
  BalanceVerificationError,
  InsufficientCreditsError,
  TransactionError,
  type TransactionErrorCode,
} from "./errors.ts";

const sentences: Partial<Record<TransactionErrorCode, string>> = {
  idempotency_mismatch: "This idempotency key was used for another request.",
  grant_expired: "The grant would have ended already.",
  overflow: "Credits of an account stay below 2^53.",
  hold_exists: "There is a hold of this id.",
  hold_not_found: "There is no hold of this id.",
  hold_resolved: "This hold was captured or released already.",
  hold_expired: "This hold is over: its credits went back.",
  transaction_not_found: "There is no such transaction in the log of this account.",
};

/** The error that a script's word stands for. Nothing was changed then. */
export function refusalOf([word, detail]: [string, ...unknown[]], required: number): Error {
  if (word === "insufficient") return new InsufficientCreditsError(Number(detail), required);
  if (word === "damaged")
    return new BalanceVerificationError(
      "The grants of this account hold less than its balance says: rebuild it.",
    );
  if (word === "capture_exceeds_hold")
    return new TransactionError(word, `The hold is of ${detail} credits, and no more can be captured.`);
  if (word === "refund_exceeds")
    return new TransactionError(word, `Of this transaction ${detail} credits are left to give back.`);
  if (word === "not_refundable")
    return new TransactionError(word, `A transaction of type ${detail} cannot be refunded.`);
  const code = word as TransactionErrorCode;
  return new TransactionError(code, sentences[code] ?? `The ledger refused: ${word}.`);
}
