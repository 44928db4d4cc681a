import "server-only";
import { Redis as Upstash } from "@upstash/redis";
import { Redis as Tcp } from "ioredis";
import { env } from "@/server/env";
import type { Redis } from "./port";

/** A server that is down is knocked at so often, however long it has been: what waits for it learns soon that it is. */
const RECONNECT_MS = 200;

/** A command that gets no answer in that time fails, so that a caller can say 503. */
const PATIENCE_MS = 2_000;

/** So long after it did not answer, nothing else is asked of it: a request that asks five times must not wait five times. */
const SILENCE_MS = 1_000;

function askedOnce(driver: Redis): Redis {
  let silentUntil = 0;
  const guarded = async (ask: () => Promise<unknown>) => {
    if (Date.now() < silentUntil) throw new Error("Command timed out a moment ago");
    try {
      return await ask();
    } catch (error) {
      const isSilent =
        error instanceof Error && /^(TimeoutError|Error: Command timed out$)/.test(String(error));
      if (isSilent) silentUntil = Date.now() + SILENCE_MS;
      throw error;
    }
  };
  return {
    eval: (source, keys, args) => guarded(() => driver.eval(source, keys, args)),
    evalsha: (sha, keys, args) => guarded(() => driver.evalsha(sha, keys, args)),
    command: (...words) => guarded(() => driver.command(...words)),
    close: () => driver.close(),
  };
}

/** Redis or Valkey over TCP. */
export function overTcp(url: string): Redis {
  const client = new Tcp(url, {
    commandTimeout: PATIENCE_MS,
    maxRetriesPerRequest: 1,
    enableAutoPipelining: true,
    retryStrategy: (attempts) => Math.min(attempts * 50, RECONNECT_MS),
  });
  // Each failed command reports itself; without a listener the reconnects would end the process.
  client.on("error", () => undefined);
  return askedOnce({
    eval: (source, keys, args) => client.eval(source, keys.length, ...keys, ...args),
    evalsha: (sha, keys, args) => client.evalsha(sha, keys.length, ...keys, ...args),
    command: (name, ...words) => client.call(name, ...words),
    close: async () => client.disconnect(),
  });
}

/** Upstash over HTTPS. Replies stay as Redis gave them: a number must not pass through JSON. */
export function overRest(url: string, token: string): Redis {
  const client = new Upstash({
    url,
    token,
    automaticDeserialization: false,
    enableTelemetry: false,
    signal: () => AbortSignal.timeout(PATIENCE_MS),
    retry: { retries: 2, backoff: (attempts) => 50 * 2 ** attempts },
  });
  return askedOnce({
    eval: (source, keys, args) => client.eval(source, keys, args),
    evalsha: (sha, keys, args) => client.evalsha(sha, keys, args),
    command: (...words) => client.exec(words),
    close: async () => undefined,
  });
}

const shared = globalThis as { florinRedis?: Redis };

export const redis = (): Redis => (shared.florinRedis ??= open());

function open(): Redis {
  if (env.UPSTASH_REDIS_REST_URL && env.UPSTASH_REDIS_REST_TOKEN)
    return overRest(env.UPSTASH_REDIS_REST_URL, env.UPSTASH_REDIS_REST_TOKEN);
  if (env.REDIS_URL) return overTcp(env.REDIS_URL);
  throw new Error("Settings: set REDIS_URL, or UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN.");
}
