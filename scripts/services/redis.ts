import { mkdir } from "node:fs/promises";
import path from "node:path";
import { Redis } from "ioredis";
import { Failure, messageOf } from "../lib/fail.ts";
import type { Service } from "../lib/process.ts";
import { cutUnfinished } from "./append-only-file.ts";
import { startLogged } from "./logged.ts";
import { findRedis } from "./redis-binary.ts";
import { writePrivate } from "./settings.ts";

export type RedisSettings = {
  /** Absolute folder of the append-only file. */
  folder: string;
  port: number;
  password: string;
  /** False for tests: nothing is kept. */
  isKept?: boolean;
};

/** The address of a local server. */
export const redisUrl = ({ port, password }: { port: number; password: string }) =>
  `redis://:${password}@127.0.0.1:${port}`;

/**
 * Starts a real Redis (or Valkey) whose every change is appended to a file, flushed each second; answers once it has loaded that file.
 *
 * @throws Failure when there is no Redis, or with the last lines of its log when it does not come up.
 */
export async function startRedis(settings: RedisSettings, say: (doing: string) => void): Promise<Service> {
  const binary = await findRedis(say);
  const { folder, port, password } = settings;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  cutUnfinished(binary, path.resolve(folder));
  const config = `${folder}.conf`;
  // In a file and not among the arguments, where everybody on the machine could read the password.
  await writePrivate(config, configuration(settings));
  const { service } = await startLogged({
    name: "The embedded Redis",
    command: binary,
    args: [config],
    options: { cwd: folder },
    logFile: `${folder}.log`,
    ready: async () => ((await trouble(redisUrl({ port, password }))) === undefined ? "yes" : undefined),
  });
  return service;
}

const configuration = ({ folder, port, password, isKept = true }: RedisSettings) =>
  [
    "bind 127.0.0.1",
    `port ${port}`,
    `requirepass ${password}`,
    `dir "${path.resolve(folder)}"`,
    `appendonly ${isKept ? "yes" : "no"}`,
    "appendfsync everysec",
    'save ""',
    "maxmemory-policy noeviction",
    "databases 1024",
    "daemonize no",
    "",
  ].join("\n");

/** What keeps a Redis from answering PING, or undefined when nothing does. */
async function trouble(url: string): Promise<string | undefined> {
  const redis = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: 5_000,
    maxRetriesPerRequest: 0,
  });
  let reason: string | undefined;
  redis.on("error", (error) => {
    reason = messageOf(error);
  });
  try {
    await redis.connect();
    await redis.ping();
    return undefined;
  } catch (error) {
    return reason ?? messageOf(error);
  } finally {
    redis.disconnect();
  }
}

/** @throws Failure when the Redis of REDIS_URL does not answer, with the way out. */
export async function checkRedis(url: string): Promise<void> {
  const reason = await trouble(url);
  if (reason === undefined) return;
  const { hostname, port } = new URL(url);
  throw new Failure(
    `Redis at ${hostname}:${port || 6379} refuses: ${reason}. Correct REDIS_URL, or unset it to use an embedded Redis.`,
  );
}
