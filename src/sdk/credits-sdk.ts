import type { RedisClient } from "./client.ts";
import { TransactionError } from "./errors.ts";
import { type AccountState, calculateBalanceFromTransactions } from "./fold.ts";
import { type Archive, type History, type HistoryOptions, readHistory, readSince } from "./history.ts";
import { identifier } from "./input.ts";
import { Ledger, type OperationOptions, type OperationResult } from "./ledger.ts";
import * as operations from "./operations.ts";
import type { Account, CreditsOptions, GrantOptions, HoldOptions, Priced, RefundOptions } from "./options.ts";
import { type Meter, type RunOptions, runMetered } from "./run.ts";
import { readBalance } from "./scripts/read-balance.ts";
import { release } from "./scripts/release.ts";
import { bucketOf, parseTransaction, type Transaction } from "./transaction.ts";
import {
  type Restored,
  readStored,
  rebuild,
  setCheckpoint,
  type Verification,
  verify,
  writeState,
} from "./verify.ts";

/**
 * A balance of credits that several applications spend at once, in one Redis: each change is one script, all or nothing, and the same under
 * the same idempotency key. Amounts are whole credits below 2^53, instants milliseconds since 1970.
 */
export class CreditsSDK {
  /** The scripts by themselves, for tools that archive and restore. */
  readonly ledger: Ledger;
  private readonly archive: Archive | undefined;

  /** @param client any with `eval` and `evalsha`: `@upstash/redis` or `ioredis` as they are. */
  constructor(client: RedisClient, options: CreditsOptions = {}) {
    this.ledger = new Ledger(client, options);
    this.archive = options.archive;
  }

  /** Opens an account with so many credits. One that exists is left as it is. */
  async initialize(
    userId: string,
    amount = 0,
    options: Omit<OperationOptions, "idempotencyKey"> = {},
  ): Promise<{ balance: number; created: boolean }> {
    const [word, first] = await this.ledger.reply(operations.opening(userId, amount), options);
    if (word === "exists") return { balance: Number(first), created: false };
    return { balance: parseTransaction(first).balance, created: true };
  }

  /** What can be spent at this instant: without what is held and without grants that have ended. 0 for an account that is not there. */
  async getBalance(userId: string, { now }: { now?: number } = {}): Promise<number> {
    return Number((await this.ledger.read({ script: readBalance, userId, args: {} }, now))[1]);
  }

  /** Balance, held credits, grants and open holds, all at this instant. */
  async getAccount(userId: string, { now }: { now?: number } = {}): Promise<Account> {
    const { grants, holds, ...rest } = await readStored(this.ledger, userId, now);
    return {
      ...rest,
      grants: Object.entries(grants)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([bucket, remaining]) => ({ ...bucketOf(bucket), bucket, remaining })),
      holds: holds.flatMap(([id, record]) => {
        const { status, amount, expiresAt } = typeof record === "string" ? JSON.parse(record) : record;
        return status === "open" ? [{ id, amount, expiresAt }] : [];
      }),
    };
  }

  /** Adds credits as a grant of their own. @throws TransactionError grant_expired, overflow */
  async grant(userId: string, amount: number, options: GrantOptions = {}): Promise<OperationResult> {
    return this.ledger.change(operations.granting(userId, amount, options), options);
  }

  /** Takes credits for good. @throws InsufficientCreditsError */
  async deduct(
    userId: string,
    amount: number,
    options: OperationOptions & Priced = {},
  ): Promise<OperationResult> {
    return this.ledger.change(operations.deducting(userId, amount, options), options);
  }

  /** Sets credits aside; answers its id as `holdId`. @throws InsufficientCreditsError */
  async hold(
    userId: string,
    amount: number,
    options: HoldOptions & Priced = {},
  ): Promise<OperationResult & { holdId: string }> {
    const { holdId, operation } = operations.holding(userId, amount, options);
    return { ...(await this.ledger.change(operation, options)), holdId };
  }

  /** Adds credits or time to an open hold. @throws InsufficientCreditsError, TransactionError hold_* */
  async extend(
    userId: string,
    holdId: string,
    more: OperationOptions & { amount?: number; ttlMs?: number },
  ): Promise<OperationResult> {
    return this.ledger.change(operations.extending(userId, holdId, more), more);
  }

  /** Takes of a hold what was used (default: all), and gives the rest back. @throws TransactionError hold_*, capture_exceeds_hold */
  async capture(
    userId: string,
    holdId: string,
    amount?: number,
    options: OperationOptions & Priced = {},
  ): Promise<OperationResult> {
    return this.ledger.change(operations.capturing(userId, holdId, amount, options), options);
  }

  /** Gives a hold back, whole. @throws TransactionError hold_* */
  async release(userId: string, holdId: string, options: OperationOptions = {}): Promise<OperationResult> {
    return this.ledger.change(
      { script: release, userId, args: { holdId: identifier(holdId, "holdId") } },
      options,
    );
  }

  /** Ends what has ended by now, so that even a bare `GET balance:{userId}` is right. Answers the balance. Every other call does so as well. */
  expire(userId: string, options: { now?: number } = {}): Promise<number> {
    return this.getBalance(userId, options);
  }

  /**
   * Gives back what a deduct or capture spent, in whole or in part, to the grants it was taken from. Of grants that have ended it lapses, or lives
   * on until `renewUntil`. @throws TransactionError transaction_not_found, not_refundable, refund_exceeds
   */
  async refund(userId: string, transactionId: string, options: RefundOptions = {}): Promise<OperationResult> {
    const refunded = this.ledger.keys.refunded(userId);
    return this.ledger.change(operations.refunding(userId, transactionId, options, refunded), options);
  }

  /**
   * Takes back what is unspent of one grant, or `amount` of it at most; `ended` are credits of it in open holds, which will not come back.
   * Where nothing is left there is no transaction.
   */
  async revoke(
    userId: string,
    grantId: string,
    options: OperationOptions & { amount?: number } = {},
  ): Promise<{ transaction: Transaction | null; taken: number; ended: number }> {
    const revoking = operations.revoking(userId, grantId, options.amount);
    try {
      const { transaction } = await this.ledger.change(revoking, options);
      return { transaction, taken: Math.abs(transaction.amount), ended: transaction.ended ?? 0 };
    } catch (error) {
      if (error instanceof TransactionError && error.code === "nothing_left")
        return { transaction: null, taken: 0, ended: 0 };
      throw error;
    }
  }

  /** One debit shared out over several accounts; the sum is kept, and each share keeps its expiry. Answers the debit. @throws InsufficientCreditsError */
  async transfer(
    from: string,
    shares: readonly operations.Share[],
    options: OperationOptions = {},
  ): Promise<OperationResult> {
    return this.ledger.change(operations.transferring(from, shares, options, this.ledger.keys), options);
  }

  /** A page of history, newest first. With an `archive` it goes on where the log in Redis ends. */
  getTransactions(userId: string, options: HistoryOptions = {}): Promise<History> {
    return readHistory(this.ledger, userId, options, this.archive);
  }

  /** Folds the log and compares it with balance and grants. Changes nothing but what has ended by now. @throws BalanceVerificationError when the log itself is broken. */
  verifyBalance(userId: string, { now }: { now?: number } = {}): Promise<Verification> {
    return verify(this.ledger, userId, now);
  }

  /** Writes balance, grants and holds anew from the log. @throws BalanceVerificationError when the log itself is broken. */
  rebuildBalance(userId: string, { now }: { now?: number } = {}): Promise<Verification> {
    return rebuild(this.ledger, userId, now);
  }

  /** What was written after the transaction `seq`, oldest first, as far as the log in Redis has it. Nothing is settled. */
  getTransactionsSince(userId: string, seq: number): Promise<Transaction[]> {
    return readSince(this.ledger, userId, seq);
  }

  /**
   * Makes a state the beginning of the log and drops older transactions but the last `keep`. Without `state` it is that of now: then keep
   * elsewhere what is dropped, or lose its history. Answers how many were dropped.
   */
  checkpoint(userId: string, options: { keep: number; state?: AccountState }): Promise<number> {
    return setCheckpoint(this.ledger, userId, options);
  }

  /** Writes an account from a state that was archived; false, and nothing, when `seq` in Redis is not `expected`. */
  restore(userId: string, restored: Restored): Promise<boolean> {
    return writeState(this.ledger, userId, restored);
  }

  /** Puts the result of an archived transaction back under its idempotency key, for what is left of its time. */
  remember(userId: string, transaction: Transaction, now = Date.now()): Promise<void> {
    return this.ledger.remember(userId, transaction, now);
  }

  /** The sum of transactions' amounts: over a whole log, the balance. */
  calculateBalanceFromTransactions(transactions: readonly Pick<Transaction, "amount">[]): number {
    return calculateBalanceFromTransactions(transactions);
  }

  /**
   * Runs work whose cost shows only as it goes: holds the estimate, holds more as the meter counts (up to `max`), captures what was counted, and
   * gives everything back when the work throws.
   */
  run<T>(userId: string, options: RunOptions, work: (meter: Meter) => Promise<T>) {
    return runMetered(this, userId, options, work);
  }
}
