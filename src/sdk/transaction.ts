/** What a grant of credits is for. */
export type GrantReason = "purchase" | "reward" | "refund" | "adjustment";

export type TransactionType =
  | "initialize"
  | "grant"
  | "deduct"
  | "hold"
  | "capture"
  | "release"
  | "expire"
  | "refund"
  | "revoke"
  | "transfer_out"
  | "transfer_in";

/** A bucket by its name (`priority.expiry.seq.grantId`, see `bucketOf`) and credits, > 0 or, in `grants`, the change. */
export type BucketAmount = [bucket: string, credits: number];

/**
 * One line of an account's log, as it stands in `txs:{userId}`. Credits are whole, instants in ms since 1970. The sum of `amount` over the
 * log is the balance, the sum over `grants` is `amount`, and `seq` counts from 1 without gaps.
 */
export type Transaction = {
  id: string;
  seq: number;
  type: TransactionType;
  /** What the balance changed by. */
  amount: number;
  /** The balance after it. */
  balance: number;
  /** Credits in open holds after it. */
  held: number;
  timestamp: number;
  grants: BucketAmount[];
  description?: string;
  metadata?: Record<string, unknown>;
  /** Of a grant what it is for; of a release `released` or `expired`. */
  reason?: GrantReason | "released" | "expired";
  feature?: string;
  quantity?: number;
  holdId?: string;
  /** Of a hold: when it ends. */
  expiresAt?: number;
  /** Of a capture: credits taken for good, and from which buckets. */
  captured?: number;
  spent?: BucketAmount[];
  /** Credits that came back to a bucket which had ended: they no longer count. */
  lapsed?: number;
  refundOf?: string;
  /** Of a refund: credits asked back, those that lapsed included. */
  refunded?: number;
  grantId?: string;
  /** Of a revoke: the grant, and credits of it in open holds, which lapse if they are released. */
  revoked?: string;
  ended?: number;
  to?: [userId: string, credits: number][];
  from?: string;
  /** Of a transfer_in: the transaction of the giving account. */
  transfer?: string;
  key?: string;
  fingerprint?: string;
};

/** Some clients parse JSON by themselves; then it is an object already. */
export const parseTransaction = (entry: unknown): Transaction =>
  // The text was written by ledger.lua.
  (typeof entry === "string" ? JSON.parse(entry) : entry) as Transaction;

/** A transaction as ledger.lua writes it: what is looked for in the text comes first. */
export function textOf(transaction: Transaction): string {
  const { id, seq, type, amount, balance, held, timestamp, ...rest } = transaction;
  return JSON.stringify({ id, seq, type, amount, balance, held, timestamp, ...rest });
}

export const NEVER = 999_999_999_999_999;

export type Bucket = { id: string; priority: number; expiresAt: number | null };

/** What the name of a bucket says: id of the grant, priority, and the instant in ms at which it ends. */
export function bucketOf(name: string): Bucket {
  const expiry = Number(name.slice(4, 19));
  return {
    id: name.slice(36),
    priority: Number(name.slice(0, 3)),
    expiresAt: expiry === NEVER ? null : expiry,
  };
}
