import type { Script } from "./scripts/define.ts";

/** A client in the manner of `@upstash/redis`: keys and arguments as lists. */
type ListClient = {
  eval(source: string, keys: string[], args: string[]): Promise<unknown>;
  evalsha(sha: string, keys: string[], args: string[]): Promise<unknown>;
};
/** A client in the manner of `ioredis`: the number of keys, then keys and arguments. */
type CountingClient = {
  defineCommand(
    name: string,
    definition: {
      lua: string;
    },
  ): void;
  eval(source: string, keys: number, ...words: string[]): Promise<unknown>;
  evalsha(sha: string, keys: number, ...words: string[]): Promise<unknown>;
};
/** All that is asked of a Redis client: `eval` and `evalsha`. `@upstash/redis` and `ioredis` fit as they are. */
export type RedisClient = ListClient | CountingClient;
/** Runs a script by its hash, and by its text where the server does not know it (yet, or any more). */
export declare function evaluate(
  client: RedisClient,
  script: Script,
  keys: string[],
  args: string[],
): Promise<unknown>;
