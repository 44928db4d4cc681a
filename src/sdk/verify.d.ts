import { type AccountState } from "./fold.ts";
import type { Ledger } from "./ledger.ts";
import { type Transaction } from "./transaction.ts";
/** What an account says and what its log comes to. `differences` says in words where they part; none: they agree. */
export type Verification = {
  isValid: boolean;
  balance: number;
  calculated: number;
  seq: number;
  differences: string[];
};
/** Reads what Redis has of an account, as it is at this instant. */
export declare function readStored(
  ledger: Ledger,
  userId: string,
  now?: number,
): Promise<{
  balance: number;
  held: number;
  seq: number;
  grants: {
    [k: string]: number;
  };
  holds: [string, unknown][];
}>;
/** Folds an account's log and compares. Changes nothing. @throws BalanceVerificationError when the log itself is broken. */
export declare function verify(ledger: Ledger, userId: string, now?: number): Promise<Verification>;
/** Writes balance, grants and holds anew from the log. @throws BalanceVerificationError when the log itself is broken. */
export declare function rebuild(ledger: Ledger, userId: string, now?: number): Promise<Verification>;
/** What `restoreAccount` writes. */
export type Restored = {
  state: AccountState;
  /** The `seq` that the account in Redis must still have; 0 for one that is not there. */
  expected: number;
  /** Keep the state as the beginning of the log: what came before it is elsewhere. */
  isCheckpoint?: boolean;
  /** Transactions to put back into the log, for reading. */
  log?: readonly Transaction[];
};
/** Writes an account as `state` says. Answers false, and writes nothing, when the account has moved on. */
export declare function writeState(
  ledger: Ledger,
  userId: string,
  { state, expected, isCheckpoint, log }: Restored,
): Promise<boolean>;
/** See `CreditsSDK.checkpoint`. */
export declare function setCheckpoint(
  ledger: Ledger,
  userId: string,
  {
    keep,
    state,
  }: {
    keep: number;
    state?: AccountState;
  },
): Promise<number>;
