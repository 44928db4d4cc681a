import { type RedisClient } from "./client.ts";
import { type KeyOptions, type LedgerKeys } from "./keys.ts";
import type { Script } from "./scripts/define.ts";
import { type Transaction } from "./transaction.ts";
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
export type OperationResult = {
  transaction: Transaction;
  balance: number;
  repeated: boolean;
};
export type Operation<A extends string> = {
  script: Script<A>;
  userId: string;
  args: Record<A, string>;
  /** Members of the transaction beyond description, metadata and key. */
  members?: Record<string, unknown>;
  /** Further keys, after those of the account. */
  keys?: string[];
  /** Credits asked for, for the error. */
  required?: number;
};
/** Runs scripts on accounts: one round trip each, repeated under the same key when no answer comes. */
export declare class Ledger {
  readonly keys: LedgerKeys;
  private readonly client;
  private readonly idempotencyMs;
  private readonly retries;
  constructor(client: RedisClient, options: LedgerOptions);
  /** Changes an account. @throws the error that the script's word stands for; nothing was changed then. */
  change<A extends string>(operation: Operation<A>, options: OperationOptions): Promise<OperationResult>;
  /** As `change`, with the reply as the script gave it. */
  reply<A extends string>(
    { script, userId, args, members, keys }: Operation<A>,
    { idempotencyKey, description, metadata, now }: OperationOptions,
  ): Promise<[string, ...unknown[]]>;
  /** Reads an account, or does what needs no idempotency key because it may be done twice. */
  read<A extends string>(
    { script, userId, args, keys }: Operation<A>,
    now?: number,
  ): Promise<[string, ...unknown[]]>;
  /** Puts a result back under its idempotency key for what is left of its time. */
  remember(script: Script, userId: string, transaction: Transaction, now: number): Promise<unknown>;
  private run;
}
