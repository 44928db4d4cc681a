import { createHash, randomBytes } from "node:crypto";
import { CrossSlotError, TransactionError } from "./errors.ts";
import { calculateBalanceFromTransactions } from "./fold.ts";
import { credits, detailsOf, identifier, milliseconds, text } from "./input.ts";
import type { LedgerKeys } from "./keys.ts";
import type { Operation, OperationOptions } from "./ledger.ts";
import type { GrantOptions, HoldOptions, Priced, RefundOptions } from "./options.ts";
import { capture } from "./scripts/capture.ts";
import { deduct } from "./scripts/deduct.ts";
import { extend } from "./scripts/extend.ts";
import { grant } from "./scripts/grant.ts";
import { hold } from "./scripts/hold.ts";
import { refund } from "./scripts/refund.ts";
import { revoke } from "./scripts/revoke.ts";
import { transfer } from "./scripts/transfer.ts";
import { NEVER } from "./transaction.ts";

// What each change asks of its script: the input checked, the amounts and instants as the script reads them.

const HOLD_MS = 15 * 60 * 1000;

const digits = (value: number, width: number) => String(value).padStart(width, "0");
const hashOf = (key: string) => createHash("sha256").update(key).digest("hex").slice(0, 24);

/** A repeated request must be the same one: without an id of the caller's it takes that of the key. */
const idFor = (kind: string, id: string | undefined, key: string | undefined) =>
  id ?? (key ? `k${hashOf(key)}` : `${kind}_${randomBytes(9).toString("hex")}`);

const usageOf = ({ feature, quantity }: Priced) => ({ feature, quantity });

export const opening = (userId: string, amount: number) => ({
  script: grant,
  userId,
  args: {
    amount: credits(amount, 0),
    priority: "500",
    expiry: String(NEVER),
    grantId: "initial",
    kind: "initialize",
  },
});

export function granting(userId: string, amount: number, options: GrantOptions) {
  const { reason = "adjustment", expiresAt, priority = 500 } = options;
  const expiry = expiresAt == null ? NEVER : milliseconds(expiresAt, "expiresAt", 1);
  if (!Number.isInteger(priority) || priority < 0 || priority > 999)
    throw new TransactionError("invalid_request", "priority must be a whole number from 0 to 999.");
  const grantId = idFor("gr", options.grantId, options.idempotencyKey);
  const args = {
    amount: credits(amount),
    priority: digits(priority, 3),
    expiry: digits(expiry, 15),
    grantId: identifier(grantId, "grantId"),
    kind: "grant",
  };
  return { script: grant, userId, args, members: { reason, grantId } };
}

export const deducting = (userId: string, amount: number, priced: Priced) => ({
  script: deduct,
  userId,
  args: { amount: credits(amount) },
  required: amount,
  members: usageOf(priced),
});

export function holding(userId: string, amount: number, options: HoldOptions & Priced) {
  const { ttlMs = HOLD_MS } = options;
  const holdId = idFor("ho", options.holdId, options.idempotencyKey);
  const args = {
    amount: credits(amount),
    holdId: identifier(holdId, "holdId"),
    ttlMs: String(milliseconds(ttlMs, "ttlMs", 1)),
  };
  return { holdId, operation: { script: hold, userId, args, required: amount, members: usageOf(options) } };
}

export function extending(userId: string, holdId: string, more: { amount?: number; ttlMs?: number }) {
  const { amount = 0, ttlMs = 0 } = more;
  const args = {
    amount: credits(amount, 0),
    holdId: identifier(holdId, "holdId"),
    ttlMs: String(milliseconds(ttlMs, "ttlMs")),
  };
  return { script: extend, userId, args, required: amount };
}

export const capturing = (userId: string, holdId: string, amount: number | undefined, priced: Priced) => ({
  script: capture,
  userId,
  args: {
    holdId: identifier(holdId, "holdId"),
    amount: amount === undefined ? "" : credits(amount, 0),
  },
  members: usageOf(priced),
});

/** `refunded`: the key that counts what was given back of each transaction. */
export function refunding(userId: string, transactionId: string, options: RefundOptions, refunded: string) {
  const { amount, renewUntil, record } = options;
  if (!/^tx_\d{1,15}_[0-9a-z]{1,64}$/.test(transactionId))
    throw new TransactionError("invalid_request", "That is no id of a transaction.");
  const args = {
    transactionId,
    amount: amount === undefined ? "" : credits(amount),
    renewUntil: renewUntil === undefined ? "" : digits(milliseconds(renewUntil, "renewUntil", 1), 15),
    record: record ? JSON.stringify(record) : "",
  };
  return { script: refund, userId, args, aside: ["record"] as const, keys: [refunded] };
}

export const revoking = (userId: string, grantId: string, amount: number | undefined) => ({
  script: revoke,
  userId,
  args: { grantId: identifier(grantId, "grantId"), amount: amount === undefined ? "" : credits(amount) },
});

export type Share = { to: string; amount: number };

export function transferring(
  from: string,
  shares: readonly Share[],
  { description, metadata }: OperationOptions,
  { account, isTogether }: LedgerKeys,
): Operation<(typeof transfer.args)[number]> {
  const names = shares.map(({ to }) => text(to, "to"));
  if (shares.length === 0 || shares.length > 100 || new Set([from, ...names]).size !== names.length + 1)
    throw new TransactionError("invalid_request", "A transfer goes to 1 to 100 accounts, each another one.");
  if (names.some((name) => !isTogether(from, name)))
    throw new CrossSlotError("These accounts have different hash tags: no script can reach both.");
  const sum = calculateBalanceFromTransactions(shares.filter(({ amount }) => credits(amount)));
  const args = {
    amount: credits(sum),
    shares: JSON.stringify(shares.map(({ to, amount }) => [to, amount])),
    note: detailsOf({ description, metadata }),
  };
  return {
    script: transfer,
    userId: from,
    args,
    keys: names.flatMap((name) => account(name)),
    required: sum,
  };
}
