import type { RedisClient } from "./client.ts";
import { type AccountState } from "./fold.ts";
import { type Archive, type History, type HistoryOptions } from "./history.ts";
import { Ledger, type LedgerOptions, type OperationOptions, type OperationResult } from "./ledger.ts";
import { type Meter, type RunOptions } from "./run.ts";
import { type GrantReason, type Transaction } from "./transaction.ts";
import { type Restored, type Verification } from "./verify.ts";
export type CreditsOptions = LedgerOptions & {
  /** Where transactions are found that were cut from the log in Redis: history and refunds go on there. */
  archive?: Archive;
};
export type GrantOptions = OperationOptions & {
  /** Default: adjustment. */
  reason?: GrantReason;
  /** When what is left of it ends, ms since 1970. Default: never. */
  expiresAt?: number | null;
  /** 0 to 999, low is spent first. Default: 500. */
  priority?: number;
  /** Names the grant. Default: one is made. */
  grantId?: string;
};
export type HoldOptions = OperationOptions & {
  holdId?: string /** Default: 15 minutes. */;
  ttlMs?: number;
};
/** What was used, where a price was computed of it: for history and statistics. */
export type Priced = {
  feature?: string | undefined;
  quantity?: number | undefined;
};
/** Whole credits; instants in ms since 1970, null: never. Grants in the order in which they are spent. */
export type Account = {
  balance: number;
  held: number;
  seq: number;
  grants: {
    id: string;
    bucket: string;
    remaining: number;
    expiresAt: number | null;
    priority: number;
  }[];
  holds: {
    id: string;
    amount: number;
    expiresAt: number;
  }[];
};
/**
 * A balance of credits that several applications spend at once, in one Redis: each change is one script, all or nothing, and the same under
 * the same idempotency key. Amounts are whole credits below 2^53, instants milliseconds since 1970.
 */
export declare class CreditsSDK {
  /** The scripts by themselves, for tools that archive and restore. */
  readonly ledger: Ledger;
  private readonly archive;
  /** @param client any with `eval` and `evalsha`: `@upstash/redis` or `ioredis` as they are. */
  constructor(client: RedisClient, options?: CreditsOptions);
  /** Opens an account with so many credits. One that exists is left as it is. */
  initialize(
    userId: string,
    amount?: number,
    options?: OperationOptions,
  ): Promise<{
    balance: number;
    created: boolean;
  }>;
  /** What can be spent at this instant: without what is held and without grants that have ended. 0 for an account that is not there. */
  getBalance(
    userId: string,
    {
      now,
    }?: {
      now?: number;
    },
  ): Promise<number>;
  /** Balance, held credits, grants and open holds, all at this instant. */
  getAccount(
    userId: string,
    {
      now,
    }?: {
      now?: number;
    },
  ): Promise<Account>;
  /** Adds credits as a grant of their own. @throws TransactionError grant_expired, overflow */
  grant(userId: string, amount: number, options?: GrantOptions): Promise<OperationResult>;
  /** Takes credits for good. @throws InsufficientCreditsError */
  deduct(userId: string, amount: number, options?: OperationOptions & Priced): Promise<OperationResult>;
  /** Sets credits aside; answers the id of the hold as `transaction.holdId`. @throws InsufficientCreditsError */
  hold(userId: string, amount: number, options?: HoldOptions & Priced): Promise<OperationResult>;
  /** Adds credits or time to an open hold. @throws InsufficientCreditsError, TransactionError hold_* */
  extend(
    userId: string,
    holdId: string,
    more: OperationOptions & {
      amount?: number;
      ttlMs?: number;
    },
  ): Promise<OperationResult>;
  /** Takes of a hold what was used (default: all), and gives the rest back. @throws TransactionError hold_*, capture_exceeds_hold */
  capture(
    userId: string,
    holdId: string,
    amount?: number,
    options?: OperationOptions & Priced,
  ): Promise<OperationResult>;
  /** Gives a hold back, whole. @throws TransactionError hold_* */
  release(userId: string, holdId: string, options?: OperationOptions): Promise<OperationResult>;
  /** Ends what has ended by now, so that even a bare `GET balance:{userId}` is right. Answers the balance. Every other call does so as well. */
  expire(
    userId: string,
    options?: {
      now?: number;
    },
  ): Promise<number>;
  /**
   * Gives back what a deduct or capture spent, in whole or in part, to the grants it was taken from. Of grants that have ended it lapses, or lives
   * on until `renewUntil`. @throws TransactionError transaction_not_found, not_refundable, refund_exceeds
   */
  refund(
    userId: string,
    transactionId: string,
    options?: OperationOptions & {
      amount?: number;
      renewUntil?: number /** The transaction, where the log no longer has it. */;
      record?: Transaction;
    },
  ): Promise<OperationResult>;
  /**
   * Takes back what is unspent of one grant, or `amount` of it at most; `ended` are credits of it in open holds, which will not come back.
   * Where nothing is left there is no transaction.
   */
  revoke(
    userId: string,
    grantId: string,
    options?: OperationOptions & {
      amount?: number;
    },
  ): Promise<{
    transaction: Transaction | null;
    taken: number;
    ended: number;
  }>;
  /** One debit shared out over several accounts; the sum is kept, and each share keeps its expiry. Answers the debit. @throws InsufficientCreditsError */
  transfer(
    from: string,
    shares: readonly {
      to: string;
      amount: number;
    }[],
    options?: OperationOptions,
  ): Promise<OperationResult>;
  /** A page of history, newest first. With an `archive` it goes on where the log in Redis ends. */
  getTransactions(userId: string, options?: HistoryOptions): Promise<History>;
  /** Folds the log and compares it with balance and grants. Changes nothing. @throws BalanceVerificationError when the log itself is broken. */
  verifyBalance(
    userId: string,
    {
      now,
    }?: {
      now?: number;
    },
  ): Promise<Verification>;
  /** Writes balance, grants and holds anew from the log. @throws BalanceVerificationError when the log itself is broken. */
  rebuildBalance(
    userId: string,
    {
      now,
    }?: {
      now?: number;
    },
  ): Promise<Verification>;
  /** What was written after the transaction `seq`, oldest first, as far as the log in Redis has it. Nothing is settled. */
  getTransactionsSince(userId: string, seq: number): Promise<Transaction[]>;
  /**
   * Makes a state the beginning of the log and drops older transactions but the last `keep`. Without `state` it is that of now: then keep
   * elsewhere what is dropped, or lose its history. Answers how many were dropped.
   */
  checkpoint(
    userId: string,
    options: {
      keep: number;
      state?: AccountState;
    },
  ): Promise<number>;
  /** Writes an account from a state that was archived; false, and nothing, when `seq` in Redis is not `expected`. */
  restore(userId: string, restored: Restored): Promise<boolean>;
  /** The sum of transactions' amounts: over a whole log, the balance. */
  calculateBalanceFromTransactions(transactions: readonly Pick<Transaction, "amount">[]): number;
  /**
   * Runs work whose cost shows only as it goes: holds the estimate, holds more as the meter counts (up to `max`), captures what was counted, and
   * gives everything back when the work throws.
   */
  run<T>(
    userId: string,
    options: RunOptions,
    work: (meter: Meter) => Promise<T>,
  ): Promise<import("./run.ts").RunResult<T>>;
}
