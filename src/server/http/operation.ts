import "server-only";
import type { Subject } from "@/server/auth/access";
import type { World } from "@/server/context";
import { log } from "@/server/log";
import type { Call } from "./call";
import { idempotencyKeyOf, type OperationId, operationId, ownerOf, requestHash } from "./idempotency";
import { IdempotencyMismatch } from "./idempotency-errors";

const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * For endpoints whose use case itself remembers what it did under an operation's id, so that no answer has to be kept: the id follows from the key
 * alone, and Redis remembers for seven days which request came under it. The handler sets `call.isReplayed` when it answers an earlier result.
 *
 * Without Redis the check of the request is left to the use case, which needs the same Redis.
 *
 * @throws IdempotencyMismatch
 */
export async function byOperation(
  { redis }: Pick<World, "redis">,
  call: Call,
  { subject, rawBody }: { subject: Subject; rawBody: string },
  respond: (operation: OperationId | null) => Promise<Response>,
): Promise<Response> {
  const key = idempotencyKeyOf(call);
  if (key === null) return respond(null);
  const operation = operationId(ownerOf(subject, call), key, new Date(0));
  const hash = requestHash(call, rawBody);
  const first = await claim(redis, `florin:operation:${operation}`, hash);
  if (first !== hash) throw new IdempotencyMismatch();
  const response = await respond(operation);
  if (call.isReplayed) response.headers.set("Idempotency-Replayed", "true");
  return response;
}

/** The hash of the request that came first under this name. */
async function claim(redis: World["redis"], name: string, hash: string): Promise<string> {
  try {
    const isFirst = await redis.command("SET", name, hash, "NX", "PX", String(KEPT_MS));
    return isFirst ? hash : String((await redis.command("GET", name)) ?? hash);
  } catch (error) {
    log.warn({ err: error }, "request not compared with the first under its key");
    return hash;
  }
}
