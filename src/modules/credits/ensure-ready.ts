import "server-only";
import { ServiceUnavailable } from "@/lib/errors";
import { SECOND_MS } from "@/lib/time";
import type { World } from "@/server/context";
import type { Redis } from "@/server/redis/port";
import { InsufficientCredits } from "./errors";
import { READY_KEY } from "./ledger";
import { hasAccounts } from "./reconcile-repository";
import { asked } from "./refusals";

const readyUntil = new WeakMap<Redis, number>();

/**
 * Refuses while Redis has come up empty and a worker has not restored the accounts yet: an empty account must not be taken for a customer without
 * credits. Asks Redis once a second; what slips in within that second the worker finds, and the archive is right. @throws ServiceUnavailable
 */
export async function ensureReady({ redis, read }: Pick<World, "redis" | "read">): Promise<void> {
  const now = Date.now();
  if ((readyUntil.get(redis) ?? 0) > now) return;
  const isReady = await redis.command("EXISTS", READY_KEY);
  if (Number(isReady) === 0) {
    if (await hasAccounts(read))
      throw new ServiceUnavailable(undefined, "Credits are being restored. Try again in a moment.");
    await redis.command("SET", READY_KEY, new Date(now).toISOString(), "NX");
  }
  readyUntil.set(redis, now + SECOND_MS);
}

/**
 * Runs what may be refused for lack of credits. Such a refusal counts only while Redis has its accounts at this very instant: whoever has credits is not
 * told otherwise because it came up empty a moment ago. @throws as the operation, or ServiceUnavailable
 */
export async function askedToSpend<T>(
  world: Pick<World, "redis" | "read">,
  operation: Promise<T>,
): Promise<T> {
  try {
    return await asked(operation);
  } catch (error) {
    if (error instanceof InsufficientCredits) {
      readyUntil.delete(world.redis);
      await ensureReady(world);
    }
    throw error;
  }
}
