import type { Ledger } from "./ledger.ts";
import { readLog } from "./scripts/read-log.ts";
import { parseTransaction, type Transaction, type TransactionType } from "./transaction.ts";

const PIECE = 1000;

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
export type History = { transactions: Transaction[]; next: string | null };

export type LogPiece = { checkpoint: string; seq: number; transactions: Transaction[] };

type From = { timestamp: number; skip: number };

/** One piece of the log in Redis. Entries of before this ledger, without `seq`, are left out. */
export async function readPiece(
  ledger: Ledger,
  userId: string,
  order: "up" | "down",
  from: From | null,
): Promise<LogPiece & { next: From | null }> {
  const [, checkpoint, seq, entries] = await ledger.read({
    script: readLog,
    userId,
    args: {
      order,
      from: from ? String(from.timestamp) : "",
      skip: String(from?.skip ?? 0),
      count: String(PIECE),
    },
    keys: [ledger.keys.checkpoint(userId)],
  });
  const all = (entries as unknown[]).map(parseTransaction);
  return {
    checkpoint: typeof checkpoint === "string" ? checkpoint : JSON.stringify(checkpoint),
    seq: Number(seq),
    transactions: all.filter((transaction) => transaction.seq > 0),
    next: all.length < PIECE ? null : after(all, from),
  };
}

/** Where the piece after this one begins: at the last instant, past those of it that were seen. */
function after(all: readonly Transaction[], from: From | null): From | null {
  const timestamp = all.at(-1)?.timestamp;
  if (timestamp === undefined) return null;
  const seen = all.filter((transaction) => transaction.timestamp === timestamp).length;
  return { timestamp, skip: seen + (from?.timestamp === timestamp ? from.skip : 0) };
}

/** A page of an account's history, newest first; behind the log in Redis it goes on in the archive. */
export async function readHistory(
  ledger: Ledger,
  userId: string,
  { limit = 20, before, types }: HistoryOptions,
  archive: Archive | undefined,
): Promise<History> {
  const wanted = Math.min(Math.max(1, limit), 1000);
  const [stamp, seq] = (before ?? "").split(".").map(Number);
  let oldest = seq || Number.MAX_SAFE_INTEGER;
  let from: From | null = stamp ? { timestamp: stamp, skip: 0 } : null;
  const found: Transaction[] = [];
  const add = (list: readonly Transaction[]) => {
    for (const transaction of list) {
      if (transaction.seq >= oldest) continue;
      oldest = transaction.seq;
      if (!types || types.includes(transaction.type)) found.push(transaction);
      if (found.length === wanted) return;
    }
  };
  do {
    const piece = await readPiece(ledger, userId, "down", from);
    add(piece.transactions);
    from = piece.next;
  } while (from && found.length < wanted);
  while (archive && found.length < wanted && oldest > 1) {
    const older = await archive(userId, oldest, wanted);
    if (older.length === 0) break;
    add(older);
  }
  const last = found.at(-1);
  return {
    transactions: found,
    next: last && found.length === wanted && last.seq > 1 ? `${last.timestamp}.${last.seq}` : null,
  };
}

/** What came after the transaction `seq`, oldest first, as far as the log has it. */
export async function readSince(ledger: Ledger, userId: string, seq: number): Promise<Transaction[]> {
  const found: Transaction[] = [];
  let from: From | null = null;
  do {
    const piece: Awaited<ReturnType<typeof readPiece>> = await readPiece(ledger, userId, "down", from);
    found.push(...piece.transactions.filter((transaction) => transaction.seq > seq));
    from = (piece.transactions.at(-1)?.seq ?? 0) > seq ? piece.next : null;
  } while (from);
  return found.reverse();
}
