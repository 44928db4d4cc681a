import type { Script } from "./scripts/define.ts";

/** A client in the manner of `@upstash/redis`: keys and arguments as lists. */
type ListClient = {
  eval(source: string, keys: string[], args: string[]): Promise<unknown>;
  evalsha(sha: string, keys: string[], args: string[]): Promise<unknown>;
};

/** A client in the manner of `ioredis`: the number of keys, then keys and arguments. */
type CountingClient = {
  defineCommand(name: string, definition: { lua: string }): void;
  eval(source: string, keys: number, ...words: string[]): Promise<unknown>;
  evalsha(sha: string, keys: number, ...words: string[]): Promise<unknown>;
};

/** All that is asked of a Redis client: `eval` and `evalsha`. `@upstash/redis` and `ioredis` fit as they are. */
export type RedisClient = ListClient | CountingClient;

const isCounting = (client: RedisClient): client is CountingClient => "defineCommand" in client;

/** What Redis said. `@upstash/redis` puts the whole command behind it, in which any word may stand. */
export const messageOf = (error: unknown): string => String(error).split(", command was:")[0] ?? "";

/** Runs a script by its hash, and by its text where the server does not know it (yet, or any more). */
export async function evaluate(
  client: RedisClient,
  script: Script,
  keys: string[],
  args: string[],
): Promise<unknown> {
  const run = isCounting(client)
    ? (how: "eval" | "evalsha", text: string) => client[how](text, keys.length, ...keys, ...args)
    : (how: "eval" | "evalsha", text: string) => client[how](text, keys, args);
  try {
    return await run("evalsha", script.sha);
  } catch (error) {
    if (!messageOf(error).includes("NOSCRIPT")) throw error;
    return run("eval", script.source);
  }
}
