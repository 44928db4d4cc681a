import { type BucketAmount, type Transaction } from "./transaction.ts";
export type HoldState = {
  amount: number;
  expiresAt: number;
  parts: BucketAmount[];
};
/** An account after the transaction `seq`, as its log gives it. Whole credits; instants in ms. */
export type AccountState = {
  seq: number;
  last: number;
  balance: number;
  held: number;
  /** Bucket → credits left. */
  grants: Record<string, number>;
  holds: Record<string, HoldState>;
  /** Transaction → credits given back, of those refunded in the folded part. */
  refunded: Record<string, number>;
};
export declare const emptyState: () => AccountState;
/** The balance that a log comes to: the sum of its amounts, from `start` on. */
export declare const calculateBalanceFromTransactions: (
  transactions: readonly Pick<Transaction, "amount">[],
  start?: number,
) => number;
/** Follows a log, oldest first, from a state. @throws BalanceVerificationError where it has a gap or contradicts itself. */
export declare function foldTransactions(
  transactions: readonly Transaction[],
  from?: AccountState,
): AccountState;
