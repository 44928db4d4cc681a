import type { Transaction } from "@/sdk";
import type {
  DayRow,
  EndedGrant,
  GrantRemainder,
  GrantRow,
  HoldEnd,
  HoldRow,
  TransactionRow,
} from "./archive-repository";
import {
  type AccountBooks,
  bookedOf,
  bookTransaction,
  type Entry,
  grantChangesOf,
  grantOf,
  resolutionOf,
} from "./archive-rules";

/** A transaction that continues its account's log, with the account before and after it. */
export type Step = { line: Transaction; before: AccountBooks; after: AccountBooks };

/** A transaction, and whose it is. */
export type Owned = { line: Transaction; after: Owner };
type Owner = { organization_id: string; customer_id: string };

export type Stop = { account: AccountBooks; reason: string; entries: Entry[] };

/** What a batch of entries comes to: the steps of every account in order, and the accounts that stop. */
export type Plan = { steps: Step[]; accounts: AccountBooks[]; stops: Stop[] };

export const keyOf = ({ organization_id, customer_id }: Owner) => `${organization_id}:${customer_id}`;

/** Which transaction the archive, or the batch before this entry, has at a place of an account's log. */
type ArchivedId = (key: string, seq: number) => string | undefined;

/**
 * Follows each account's entries from where the archive has it. An entry that is archived already is passed over, if it is the same
 * (`archivedId` tells which one the archive has); one that does not continue the log stops its account there, and no other.
 */
export function planArchive(
  accounts: ReadonlyMap<string, AccountBooks>,
  entries: readonly Entry[],
  archivedId: ArchivedId,
): Plan {
  const states = new Map(accounts);
  const stops = new Map<string, Stop>();
  const ids = new Map<string, string>();
  const steps: Step[] = [];
  const idAt: ArchivedId = (key, seq) => ids.get(`${key}:${seq}`) ?? archivedId(key, seq);
  for (const entry of entries) {
    const key = keyOf(entry);
    const account = states.get(key);
    if (!account) continue;
    const next = stops.get(key)?.reason ?? follow(account, entry, idAt);
    if (typeof next === "string") {
      const earlier = stops.get(key)?.entries ?? [];
      stops.set(key, { account, reason: next, entries: [...earlier, entry] });
    } else if (next) {
      steps.push(next);
      states.set(key, next.after);
      ids.set(`${key}:${next.line.seq}`, next.line.id);
    }
  }
  const changed = [...states.values()].filter((state) => accounts.get(keyOf(state)) !== state);
  return { steps, accounts: changed, stops: [...stops.values()] };
}

/** The step that an entry is; null where it is archived already; why the account has to stop. */
function follow(account: AccountBooks, entry: Entry, idAt: ArchivedId): Step | string | null {
  const line = entry.transaction;
  if (account.stopped_at) return "it has stopped before";
  if (!line) return "an entry is not a transaction";
  if (line.seq > account.last_seq) {
    const after = bookTransaction(account, line);
    return typeof after === "string" ? after : { line, before: account, after };
  }
  const known = idAt(keyOf(entry), line.seq);
  if (known === line.id) return null;
  return `transaction ${line.seq} is ${known} in the archive and ${line.id} in Redis`;
}

const instant = (ms: number) => new Date(ms).toISOString();
const owner = ({ organization_id, customer_id }: Owner) => ({ organization_id, customer_id });

export const transactionRows = (steps: readonly Step[]): TransactionRow[] =>
  steps.map(({ line, after }) => ({
    ...owner(after),
    id: line.id,
    seq: line.seq,
    type: line.type,
    reason: line.reason ?? null,
    amount: line.amount,
    balance: line.balance,
    held: line.held,
    spent: bookedOf(line).spent,
    feature: line.feature ?? null,
    data: line,
    created_at: instant(line.timestamp),
  }));

/** The grants that steps make, as they are after all of them, and what they change of others. */
export function grantRows(steps: readonly Owned[]): { made: GrantRow[]; changed: GrantRemainder[] } {
  const made = new Map<string, GrantRow>();
  const changed = new Map<string, GrantRemainder>();
  const changes = steps.flatMap((step) =>
    grantChangesOf(step.line).map((change) => ({ ...step, ...change })),
  );
  for (const { line, after, bucket_key, change, made: isMade } of changes) {
    const name = `${keyOf(after)}:${bucket_key}`;
    const fresh = made.get(name);
    const sum = (changed.get(name)?.change ?? 0) + change;
    if (fresh) fresh.remaining += change;
    else if (isMade) made.set(name, grantRow(line, after, bucket_key, change));
    else changed.set(name, { ...owner(after), bucket_key, change: sum });
  }
  return { made: [...made.values()], changed: [...changed.values()] };
}

const grantRow = (line: Transaction, account: Owner, bucket_key: string, amount: number): GrantRow => ({
  ...owner(account),
  bucket_key,
  ...grantOf(bucket_key),
  transaction_id: line.id,
  type: line.type,
  reason: line.reason ?? null,
  description: line.description ?? null,
  metadata: line.metadata ?? {},
  amount,
  remaining: amount,
  created_at: instant(line.timestamp),
});

/** The holds that steps open, extend and end. */
export function holdRows(steps: readonly Owned[]): { written: HoldRow[]; ended: HoldEnd[] } {
  const written = new Map<string, HoldRow>();
  const ended = new Map<string, HoldEnd>();
  for (const { line, after } of steps) {
    if (!line.holdId) continue;
    const name = `${keyOf(after)}:${line.holdId}`;
    const resolution = resolutionOf(line);
    if (resolution)
      ended.set(name, {
        ...owner(after),
        ...resolution,
        hold_id: line.holdId,
        resolved_at: instant(line.timestamp),
      });
    else written.set(name, holdRow(line, after, line.holdId, written.get(name)));
  }
  return { written: [...written.values()], ended: [...ended.values()] };
}

function holdRow(line: Transaction, account: Owner, hold_id: string, earlier?: HoldRow): HoldRow {
  const parts = line.grants.map(([bucket, change]): [string, number] => [bucket, -change]);
  const expires_at = instant(line.expiresAt ?? line.timestamp);
  if (earlier)
    return {
      ...earlier,
      amount: earlier.amount - line.amount,
      parts: [...earlier.parts, ...parts],
      expires_at,
    };
  return {
    ...owner(account),
    hold_id,
    amount: -line.amount,
    parts,
    description: line.description ?? null,
    feature: line.feature ?? null,
    metadata: line.metadata ?? {},
    expires_at,
    created_at: instant(line.timestamp),
  };
}

export const endedGrants = (steps: readonly Step[]): EndedGrant[] =>
  steps.flatMap(({ line, after }) =>
    line.revoked && line.ended ? [{ ...owner(after), grant_id: line.revoked, at: line.timestamp }] : [],
  );

/** What the steps add to the days' figures. */
export function dayRows(steps: readonly Step[]): DayRow[] {
  const days = new Map<string, DayRow>();
  for (const { line, after } of steps) {
    const { organization_id } = after;
    const day = instant(line.timestamp).slice(0, 10);
    const feature = line.feature ?? "";
    const name = `${organization_id} ${day} ${feature}`;
    const sum = days.get(name) ?? {
      organization_id,
      day,
      feature,
      granted: 0,
      purchased: 0,
      spent: 0,
      expired: 0,
      revoked: 0,
      transactions: 0,
    };
    const { granted, purchased, spent, expired, revoked } = bookedOf(line);
    days.set(name, {
      ...sum,
      granted: sum.granted + granted,
      purchased: sum.purchased + purchased,
      spent: sum.spent + spent,
      expired: sum.expired + expired,
      revoked: sum.revoked + revoked,
      transactions: sum.transactions + 1,
    });
  }
  // In one order, so that two who archive at once wait for each other and do not block each other.
  return [...days].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, day]) => day);
}
