import type { Ledger } from "./ledger.ts";
import { type Transaction, type TransactionType } from "./transaction.ts";
/** Transactions older than a sequence number, newest first, from where they are kept when the log in Redis is cut. */
export type Archive = (userId: string, before: number, limit: number) => Promise<Transaction[]>;
export type HistoryOptions = {
  /** At most this many. Default 20, at most 1000. */
  limit?: number;
  /** `next` of the page before. */
  before?: string;
  types?: readonly TransactionType[];
};
/** Newest first; `next` leads to older ones, and is null at the end. */
export type History = {
  transactions: Transaction[];
  next: string | null;
};
export type LogPiece = {
  checkpoint: string;
  seq: number;
  transactions: Transaction[];
};
type From = {
  timestamp: number;
  skip: number;
};
/** One piece of the log in Redis. Entries of before this ledger, without `seq`, are left out. */
export declare function readPiece(
  ledger: Ledger,
  userId: string,
  order: "up" | "down",
  from: From | null,
): Promise<
  LogPiece & {
    next: From | null;
  }
>;
/** A page of an account's history, newest first; behind the log in Redis it goes on in the archive. */
export declare function readHistory(
  ledger: Ledger,
  userId: string,
  { limit, before, types }: HistoryOptions,
  archive: Archive | undefined,
): Promise<History>;
/** What came after the transaction `seq`, oldest first, as far as the log has it. */
export declare function readSince(ledger: Ledger, userId: string, seq: number): Promise<Transaction[]>;
