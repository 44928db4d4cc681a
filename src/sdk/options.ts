import type { Archive } from "./history.ts";
import type { LedgerOptions, OperationOptions } from "./ledger.ts";
import type { GrantReason, Transaction } from "./transaction.ts";

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
  /** Names the hold. Default: one is made. */
  holdId?: string;
  /** Default: 15 minutes. */
  ttlMs?: number;
};

export type RefundOptions = OperationOptions & {
  /** Default: all that is left of the transaction. */
  amount?: number;
  /** Credits whose grant has ended live on until then. Default: they lapse. */
  renewUntil?: number;
  /** The transaction, where the log no longer has it. */
  record?: Transaction;
};

/** What was used, where a price was computed of it: for history and statistics. */
export type Priced = { feature?: string | undefined; quantity?: number | undefined };

/** Whole credits; instants in ms since 1970, null: never. Grants in the order in which they are spent. */
export type Account = {
  balance: number;
  held: number;
  seq: number;
  grants: { id: string; bucket: string; remaining: number; expiresAt: number | null; priority: number }[];
  holds: { id: string; amount: number; expiresAt: number }[];
};
