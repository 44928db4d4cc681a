import { createHash, randomBytes } from "node:crypto";
import { evaluate, messageOf, type RedisClient } from "./client.ts";
import { BalanceVerificationError, CrossSlotError, TransactionError } from "./errors.ts";
import { detailsOf, milliseconds, text } from "./input.ts";
import { type KeyOptions, type LedgerKeys, ledgerKeys } from "./keys.ts";
import { refusalOf } from "./refusal.ts";
import type { Script } from "./scripts/define.ts";
import { remember } from "./scripts/remember.ts";
import { parseTransaction, type Transaction, textOf } from "./transaction.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

export type LedgerOptions = KeyOptions & {
  /** How long a result is answered again under its idempotency key. Default: 7 days. */
  idempotencyMs?: number;
  /** How often an operation is sent again when Redis does not answer. Default: 2. Safe: always under one key. */
  retries?: number;
};

/** What every operation may say. */
export type OperationOptions = {
  /** The same key with the same request answers the first result again; with another request it is refused. */
  idempotencyKey?: string | undefined;
  description?: string | undefined;
  metadata?: Record<string, unknown> | undefined;
  /** ms since 1970. Default: the clock of the Redis server, one clock for all applications. */
  now?: number | undefined;
};

/** The transaction, the balance after it, and whether this is the answer to an earlier request under the same key. */
export type OperationResult = { transaction: Transaction; balance: number; repeated: boolean };

export type Operation<A extends string> = {
  script: Script<A>;
  userId: string;
  args: Record<A, string>;
  /** Those of `args` that are no part of the request: it is the same with and without them. */
  aside?: readonly A[];
  /** Members of the transaction beyond description, metadata and key. */
  members?: Record<string, unknown>;
  /** Further keys, after those of the account. */
  keys?: string[];
  /** Credits asked for, for the error. */
  required?: number;
};

/** "" stands for the clock of the Redis server. */
const instant = (now: number | undefined) => (now === undefined ? "" : String(milliseconds(now, "now")));

const random = () => randomBytes(6).toString("hex");

/** The same for the same request, whatever the order in which its metadata were written. */
function fingerprintOf(request: unknown): string {
  const inOrder = (_: string, value: unknown) =>
    value && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value;
  return createHash("sha256").update(JSON.stringify(request, inOrder)).digest("base64url").slice(0, 22);
}

/** Runs scripts on accounts: one round trip each, repeated under the same key when no answer comes. */
export class Ledger {
  readonly keys: LedgerKeys;
  private readonly client: RedisClient;
  private readonly idempotencyMs: number;
  private readonly retries: number;

  constructor(client: RedisClient, options: LedgerOptions) {
    this.client = client;
    this.keys = ledgerKeys(options);
    this.idempotencyMs = options.idempotencyMs ?? 7 * DAY_MS;
    this.retries = options.retries ?? 2;
  }

  /** Changes an account. @throws the error that the script's word stands for; nothing was changed then. */
  async change<A extends string>(
    operation: Operation<A>,
    options: OperationOptions,
  ): Promise<OperationResult> {
    const reply = await this.reply(operation, options);
    const [word, first] = reply;
    if (word !== "ok" && word !== "repeated") throw refusalOf(reply, operation.required ?? 0);
    const transaction = parseTransaction(first);
    return { transaction, balance: transaction.balance, repeated: word === "repeated" };
  }

  /** As `change`, with the reply as the script gave it. */
  async reply<A extends string>(
    { script, userId, args, aside = [], members = {}, keys = [] }: Operation<A>,
    { idempotencyKey, description, metadata, now }: OperationOptions,
  ): Promise<[string, ...unknown[]]> {
    const key = idempotencyKey === undefined ? "" : text(idempotencyKey, "idempotencyKey");
    const asked = { ...members, ...(description && { description }), ...(metadata && { metadata }) };
    const request = { ...args, ...Object.fromEntries(aside.map((name) => [name, ""])) };
    const fingerprint = key && fingerprintOf([script.name, userId, request, asked]);
    const details = detailsOf(key ? { ...asked, key, fingerprint } : asked);
    return this.run(script, userId, key, keys, [
      instant(now),
      random(),
      userId,
      key,
      fingerprint,
      String(this.idempotencyMs),
      details,
      ...script.args.map((name) => args[name]),
    ]);
  }

  /** Reads an account, or does what needs no idempotency key because it may be done twice. */
  read<A extends string>(
    { script, userId, args, keys = [] }: Operation<A>,
    now?: number,
  ): Promise<[string, ...unknown[]]> {
    const words = [instant(now), random(), userId, "", "", "0", ""];
    return this.run(script, userId, "", keys, [...words, ...script.args.map((name) => args[name])]);
  }

  /** Puts a result back under its idempotency key for what is left of its time. */
  async remember(userId: string, transaction: Transaction, now: number): Promise<void> {
    const { key, fingerprint, timestamp } = transaction;
    const leftMs = timestamp + this.idempotencyMs - now;
    if (!key || !fingerprint || leftMs <= 0) return;
    const words = [String(now), random(), userId, key, fingerprint, String(leftMs), "", textOf(transaction)];
    await this.run(remember, userId, key, [], words);
  }

  private async run(script: Script, userId: string, key: string, more: string[], args: string[]) {
    text(userId, "userId");
    const { journal, expiries, op, account } = this.keys;
    const keys = [
      journal(userId),
      expiries(userId),
      op(userId, key || `own_${args[1]}`),
      ...account(userId),
      ...more,
    ];
    for (let attempt = 0; ; attempt++) {
      try {
        const reply = await evaluate(this.client, script, keys, args);
        return wordsOf(reply);
      } catch (error) {
        if (isRefused(error)) throw nameOf(error);
        if (attempt >= this.retries)
          throw new TransactionError(
            "unavailable",
            "Redis does not answer. The same request under the same idempotency key is safe to send again.",
            { cause: error },
          );
        await new Promise((resume) => setTimeout(resume, 50 * 2 ** attempt * (0.5 + Math.random())));
      }
    }
  }
}

function wordsOf(reply: unknown): [string, ...unknown[]] {
  if (!Array.isArray(reply))
    throw new BalanceVerificationError("A script of the ledger answered something else.");
  // Every script answers a word first.
  return reply as [string, ...unknown[]];
}

/** Redis understood and refused: sending it again would change nothing. */
const isRefused = (error: unknown): boolean =>
  error instanceof BalanceVerificationError ||
  /\b(ERR|WRONGTYPE|CROSSSLOT|NOPERM|NOAUTH|WRONGPASS)\b/.test(messageOf(error));

const nameOf = (error: unknown): unknown =>
  messageOf(error).includes("CROSSSLOT")
    ? new CrossSlotError("The keys of this account lie in different slots: set `hashTag`.", { cause: error })
    : error;
