import { BalanceVerificationError } from "./errors.ts";
import { type BucketAmount, bucketOf, type Transaction } from "./transaction.ts";

export type HoldState = { amount: number; expiresAt: number; parts: BucketAmount[] };

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

export const emptyState = (): AccountState => ({
  seq: 0,
  last: 0,
  balance: 0,
  held: 0,
  grants: {},
  holds: {},
  refunded: {},
});

/** The balance that a log comes to: the sum of its amounts, from `start` on. */
export const calculateBalanceFromTransactions = (
  transactions: readonly Pick<Transaction, "amount">[],
  start = 0,
): number => transactions.reduce((sum, { amount }) => sum + amount, start);

/** Follows a log, oldest first, from a state. @throws BalanceVerificationError where it has a gap or contradicts itself. */
export function foldTransactions(
  transactions: readonly Transaction[],
  from: AccountState = emptyState(),
): AccountState {
  const state = structuredClone(from);
  for (const transaction of transactions) apply(state, transaction);
  return state;
}

function apply(state: AccountState, transaction: Transaction): void {
  const { seq, amount, grants, balance, timestamp } = transaction;
  if (seq !== state.seq + 1)
    throw new BalanceVerificationError(`Transaction ${state.seq + 1} is missing: ${seq} comes next.`);
  let moved = 0;
  for (const [bucket, change] of grants) {
    move(state, bucket, change, seq);
    moved += change;
  }
  state.seq = seq;
  state.last = timestamp;
  state.balance += amount;
  applyHold(state, transaction);
  if (transaction.revoked && transaction.ended) endHeldParts(state, transaction.revoked, timestamp);
  if (transaction.refundOf)
    state.refunded[transaction.refundOf] =
      (state.refunded[transaction.refundOf] ?? 0) + (transaction.refunded ?? 0);
  if (moved !== amount || state.balance !== balance || state.held !== transaction.held)
    throw new BalanceVerificationError(
      `Transaction ${seq} says balance ${balance} and held ${transaction.held}; the log comes to ${state.balance} and ${state.held}.`,
    );
}

function move(state: AccountState, bucket: string, change: number, seq: number): void {
  const left = (state.grants[bucket] ?? 0) + change;
  if (left < 0) throw new BalanceVerificationError(`Transaction ${seq} takes more of a grant than it has.`);
  if (left === 0) delete state.grants[bucket];
  else state.grants[bucket] = left;
}

function applyHold(state: AccountState, { type, holdId, amount, expiresAt, grants }: Transaction): void {
  if (!holdId) return;
  const hold = state.holds[holdId];
  if (type === "hold") {
    const parts = grants.map(([bucket, change]): BucketAmount => [bucket, -change]);
    state.holds[holdId] = {
      amount: (hold?.amount ?? 0) - amount,
      expiresAt: expiresAt ?? 0,
      parts: [...(hold?.parts ?? []), ...parts],
    };
    state.held -= amount;
    return;
  }
  state.held -= hold?.amount ?? 0;
  delete state.holds[holdId];
}

/** What is held of a grant that was taken back ends with it (see revoke.lua). */
function endHeldParts(state: AccountState, grantId: string, at: number): void {
  for (const hold of Object.values(state.holds))
    hold.parts = hold.parts.map(([bucket, part]) =>
      bucketOf(bucket).id === grantId && Number(bucket.slice(4, 19)) > at
        ? [`${bucket.slice(0, 4)}${String(at).padStart(15, "0")}${bucket.slice(19)}`, part]
        : [bucket, part],
    );
}
