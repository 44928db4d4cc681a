import "server-only";
import { z } from "zod";
import { MINUTE_MS } from "@/lib/time";
import type { Redis } from "@/server/redis/port";
import { readStream, type StreamEntry } from "./journal-entry";
import { JOURNAL } from "./ledger";

const GROUP = "archive";
/** All workers drain under one name, one at a time: so each goes on with what the one before it left. */
const CONSUMER = "worker";

/** Makes the consumer group, at the beginning of the stream. Whether it had not been there. */
export async function makeGroup(redis: Redis): Promise<boolean> {
  try {
    await redis.command("XGROUP", "CREATE", JOURNAL, GROUP, "0", "MKSTREAM");
    return true;
  } catch (error) {
    if (String(error).includes("BUSYGROUP")) return false;
    throw error;
  }
}

/** Whether the stream or its group is gone: Redis came up empty. */
export const isGroupMissing = (error: unknown) => String(error).includes("NOGROUP");

/** The next entries: those that were read and not acknowledged, or those that nobody has read. */
export async function readJournal(
  redis: Redis,
  which: "pending" | "fresh",
  count: number,
): Promise<StreamEntry[]> {
  const from = which === "pending" ? "0" : ">";
  return readStream(
    await redis.command(
      "XREADGROUP",
      "GROUP",
      GROUP,
      CONSUMER,
      "COUNT",
      String(count),
      "STREAMS",
      JOURNAL,
      from,
    ),
  );
}

/** Acknowledges entries that are archived, and drops from the stream all up to the last of them. */
export async function dropEntries(redis: Redis, entries: readonly StreamEntry[]): Promise<void> {
  const last = entries.at(-1);
  if (!last) return;
  await redis.command("XACK", JOURNAL, GROUP, ...entries.map(({ id }) => id));
  const [ms, sequence] = last.id.split("-");
  await redis.command("XTRIM", JOURNAL, "MINID", `${ms}-${Number(sequence) + 1}`);
}

/** How long ago Redis wrote an entry, by its own clock; at most a minute, should that clock have been turned back. */
export async function ageOf(redis: Redis, { id }: StreamEntry): Promise<number> {
  const [seconds, micros] = z
    .tuple([z.coerce.number(), z.coerce.number()])
    .parse(await redis.command("TIME"));
  return Math.max(-MINUTE_MS, seconds * 1_000 + micros / 1_000 - Number(id.split("-")[0]));
}

/**
 * Milliseconds after which an entry is on the disk of Redis. With `appendfsync everysec` that takes up to two seconds; an archive ahead of the
 * disk would know transactions that a crash of Redis has undone. Where Redis does not tell, the same is assumed.
 */
export async function readSettleMs(redis: Redis): Promise<number> {
  try {
    const [, fsync] = z.array(z.string()).parse(await redis.command("CONFIG", "GET", "appendfsync"));
    return fsync === "always" ? 0 : 2_000;
  } catch {
    return 2_000;
  }
}
