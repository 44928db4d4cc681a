import "server-only";
import type { Redis } from "@/server/redis/port";

/** The start of Redis, by its `run_id`, after which it last wrote its file anew. */
const RENEWED_KEY = "florin:credits:renewed";

/**
 * Has a Redis that appends its changes to a file write that file anew, once after each of its starts. What it was killed over while it wrote may stand there by
 * half; Redis leaves that out as it starts, but keeps the half of an operation in the file and would carry it out at its next start, between
 * two others. A Redis that does this otherwise, as hosted ones, is left alone.
 */
export async function renewFile(redis: Redis): Promise<void> {
  const told = String(await redis.command("INFO"));
  const run = /^run_id:(\w+)/m.exec(told)?.[1];
  if (!run || !/^aof_enabled:1/m.test(told)) return;
  if ((await redis.command("GET", RENEWED_KEY)) === run) return;
  await redis.command("BGREWRITEAOF");
  await redis.command("SET", RENEWED_KEY, run);
}
