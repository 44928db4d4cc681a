import { BalanceVerificationError, TransactionError } from "./errors.ts";
import { type AccountState, emptyState, foldTransactions } from "./fold.ts";
import { readPiece } from "./history.ts";
import type { Ledger } from "./ledger.ts";
import { readAccount } from "./scripts/read-account.ts";
import { restore as restoreScript } from "./scripts/restore.ts";
import { setCheckpoint as setCheckpointScript } from "./scripts/set-checkpoint.ts";
import { type Transaction, textOf } from "./transaction.ts";

const ATTEMPTS = 25;

/** What an account says and what its log comes to. `differences` says in words where they part; none: they agree. */
export type Verification = {
  isValid: boolean;
  balance: number;
  calculated: number;
  seq: number;
  differences: string[];
};

type Stored = { balance: number; held: number; seq: number; grants: Record<string, number> };

/** Reads what Redis has of an account, as it is at this instant. */
export async function readStored(ledger: Ledger, userId: string, now?: number) {
  const [, balance, held, seq, grants, holds] = await ledger.read(
    { script: readAccount, userId, args: {} },
    now,
  );
  return {
    balance: Number(balance),
    held: Number(held),
    seq: Number(seq),
    grants: Object.fromEntries(pairsOf(grants).map(([bucket, left]) => [bucket, Number(left)])),
    holds: pairsOf(holds),
  };
}

const pairsOf = (flat: unknown): [string, unknown][] =>
  (flat as unknown[]).flatMap((name, index, all) =>
    index % 2 === 0 ? [[String(name), all[index + 1]] as [string, unknown]] : [],
  );

/** The state that an account's log comes to at `seq`, from its checkpoint on. @throws BalanceVerificationError */
async function foldLog(ledger: Ledger, userId: string, seq: number): Promise<AccountState | "moved"> {
  let state: AccountState | null = null;
  let from = null;
  let checkpoint: string | null = null;
  do {
    const piece = await readPiece(ledger, userId, "up", from);
    // Cut between two pieces: the second does not begin where the first ended.
    checkpoint ??= piece.checkpoint;
    if (piece.checkpoint !== checkpoint) return "moved";
    state ??= piece.checkpoint ? { ...emptyState(), ...JSON.parse(piece.checkpoint) } : emptyState();
    const start = (state as AccountState).seq;
    if (start > seq) return "moved";
    const part = piece.transactions.filter(
      (transaction: Transaction) => transaction.seq > start && transaction.seq <= seq,
    );
    state = foldTransactions(part, state as AccountState);
    from = piece.next;
  } while (from && (state as AccountState).seq < seq);
  if (state.seq < seq)
    throw new BalanceVerificationError(`The log ends at ${state.seq}, and the account is at ${seq}.`);
  return state;
}

async function foldStored(
  ledger: Ledger,
  userId: string,
  now?: number,
): Promise<{ stored: Stored; state: AccountState }> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await readStored(ledger, userId, now);
    const state = await foldLog(ledger, userId, stored.seq);
    if (state !== "moved") return { stored, state };
  }
  throw new TransactionError("unavailable", "The log is being cut again and again: try once more.");
}

/** Folds an account's log and compares. Changes nothing. @throws BalanceVerificationError when the log itself is broken. */
export async function verify(ledger: Ledger, userId: string, now?: number): Promise<Verification> {
  const { stored, state } = await foldStored(ledger, userId, now);
  const differences = differencesOf(stored, state);
  const { balance, seq } = stored;
  return { isValid: differences.length === 0, balance, calculated: state.balance, seq, differences };
}

function differencesOf(stored: Stored, state: AccountState): string[] {
  const differences: string[] = [];
  const compare = (name: string, has: number, should: number) => {
    if (has !== should) differences.push(`${name} is ${has}, and the log comes to ${should}`);
  };
  compare("balance", stored.balance, state.balance);
  compare("held", stored.held, state.held);
  for (const bucket of new Set([...Object.keys(stored.grants), ...Object.keys(state.grants)]))
    compare(`grant ${bucket}`, stored.grants[bucket] ?? 0, state.grants[bucket] ?? 0);
  return differences;
}

/** Writes balance, grants and holds anew from the log. @throws BalanceVerificationError when the log itself is broken. */
export async function rebuild(ledger: Ledger, userId: string, now?: number): Promise<Verification> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { stored, state } = await foldStored(ledger, userId, now);
    if (await writeState(ledger, userId, { state, expected: state.seq })) {
      const differences = differencesOf(stored, state);
      return {
        isValid: true,
        balance: state.balance,
        calculated: state.balance,
        seq: state.seq,
        differences,
      };
    }
  }
  throw new TransactionError("unavailable", "The account changes too fast to be rebuilt: try once more.");
}

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
export async function writeState(
  ledger: Ledger,
  userId: string,
  { state, expected, isCheckpoint = false, log = [] }: Restored,
): Promise<boolean> {
  const { refunded, ...rest } = state;
  const [word] = await ledger.read({
    script: restoreScript,
    userId,
    args: {
      expected: String(expected),
      state: JSON.stringify({
        ...rest,
        grants: Object.entries(state.grants),
        refunded: Object.entries(refunded),
      }),
      checkpoint: isCheckpoint ? JSON.stringify(rest) : "",
      log: JSON.stringify(log.map(textOf)),
    },
    keys: [ledger.keys.checkpoint(userId), ledger.keys.refunded(userId)],
  });
  return word === "ok";
}

/** See `CreditsSDK.checkpoint`. */
export async function setCheckpoint(
  ledger: Ledger,
  userId: string,
  { keep, state }: { keep: number; state?: AccountState },
): Promise<number> {
  const { refunded, ...rest } = state ?? (await foldStored(ledger, userId)).state;
  const [word, dropped] = await ledger.read({
    script: setCheckpointScript,
    userId,
    args: { state: JSON.stringify(rest), seq: String(rest.seq), keep: String(keep) },
    keys: [ledger.keys.checkpoint(userId)],
  });
  if (word !== "ok")
    throw new BalanceVerificationError(`The account in Redis has not reached transaction ${rest.seq}.`);
  return Number(dropped);
}
