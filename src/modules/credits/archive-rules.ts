import { bucketOf, type Transaction } from "@/sdk";

/** An entry of the journal that belongs to a customer. `transaction` is null where the text is none. */
export type Entry = {
  entry_id: string;
  organization_id: string;
  customer_id: string;
  text: string;
  transaction: Transaction | null;
};

/** What became of the credits of a transaction, for the books: what came in is spent, expired, taken back or still there. */
export type Booked = {
  granted: number;
  purchased: number;
  transferred: number;
  spent: number;
  expired: number;
  revoked: number;
};

/** An account while entries are booked on it; the sums are of these entries alone, since over its life they may exceed what a number holds. */
export type AccountBooks = Booked & {
  organization_id: string;
  customer_id: string;
  balance: number;
  held: number;
  last_seq: number;
  stopped_at: Date | null;
  /** The customer's own, else the organization's. */
  low_threshold: number | null;
  tell_deductions: boolean;
};

const nothing: Booked = { granted: 0, purchased: 0, transferred: 0, spent: 0, expired: 0, revoked: 0 };

/** Books one transaction; credits that lapsed on their way back to an ended grant have expired. */
export function bookedOf(transaction: Transaction): Booked {
  const { type, amount, reason, captured = 0, refunded = 0, lapsed = 0 } = transaction;
  const expired = lapsed;
  switch (type) {
    case "initialize":
    case "grant":
      return { ...nothing, granted: amount, purchased: reason === "purchase" ? amount : 0 };
    case "deduct":
      return { ...nothing, spent: -amount };
    case "capture":
      return { ...nothing, spent: captured, expired };
    case "release":
      return { ...nothing, expired };
    case "refund":
      return { ...nothing, spent: -refunded, expired };
    case "expire":
      return { ...nothing, expired: -amount };
    case "revoke":
      return { ...nothing, revoked: -amount };
    case "transfer_out":
    case "transfer_in":
      return { ...nothing, transferred: amount };
    default:
      return nothing;
  }
}

const addUp = (a: Booked, b: Booked): Booked => ({
  granted: a.granted + b.granted,
  purchased: a.purchased + b.purchased,
  transferred: a.transferred + b.transferred,
  spent: a.spent + b.spent,
  expired: a.expired + b.expired,
  revoked: a.revoked + b.revoked,
});

/** The account after a transaction, or why the transaction does not continue it. */
export function bookTransaction(account: AccountBooks, transaction: Transaction): AccountBooks | string {
  const { seq, amount, balance, held } = transaction;
  if (seq !== account.last_seq + 1) return `transaction ${account.last_seq + 1} is missing, ${seq} came`;
  if (balance !== account.balance + amount)
    return `transaction ${seq} says the balance is ${balance}, and ${account.balance + amount} follows`;
  const booked = bookedOf(transaction);
  const came = booked.granted + booked.transferred;
  if (came - booked.spent - booked.expired - booked.revoked !== amount + held - account.held)
    return `transaction ${seq} does not add up`;
  return { ...account, ...addUp(account, booked), balance, held, last_seq: seq };
}

/** What a transaction does to a grant: `made` by it, or changed. */
export type GrantChange = { bucket_key: string; change: number; made: boolean };

const SEQ_IN_BUCKET = [20, 35] as const;

/** The name of a bucket holds the number of the transaction that made it. */
export const grantChangesOf = ({ grants, seq }: Transaction): GrantChange[] =>
  grants.map(([bucket_key, change]) => ({
    bucket_key,
    change,
    made: Number(bucket_key.slice(...SEQ_IN_BUCKET)) === seq,
  }));

/** The id of the grant, priority and end in a bucket's name. */
export function grantOf(bucket_key: string) {
  const { id, priority, expiresAt } = bucketOf(bucket_key);
  return {
    grant_id: id,
    priority,
    expires_at: expiresAt === null ? null : new Date(expiresAt).toISOString(),
  };
}

export type HoldStatus = "open" | "captured" | "released" | "expired";

/** How a transaction ends the hold that it names; null where it opens or extends it. */
export function resolutionOf({ type, captured = 0, reason }: Transaction): {
  status: HoldStatus;
  captured: number | null;
} | null {
  if (type === "capture") return { status: "captured", captured };
  if (type === "release") return { status: reason === "expired" ? "expired" : "released", captured: null };
  return null;
}

/** Which events a transaction gives rise to, of those that concern the balance: each once for each crossing. */
export function crossingsOf(
  before: number,
  after: number,
  threshold: number | null,
): ("credits.low" | "credits.exhausted")[] {
  const isLow = threshold !== null && before >= threshold && after < threshold;
  const isExhausted = before > 0 && after === 0;
  return [
    ...(isLow ? (["credits.low"] as const) : []),
    ...(isExhausted ? (["credits.exhausted"] as const) : []),
  ];
}
