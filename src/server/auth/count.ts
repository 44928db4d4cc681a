import "server-only";
import { ServiceUnavailable } from "@/lib/errors";
import type { World } from "@/server/context";
import { env } from "@/server/env";
import { log } from "@/server/log";
import { admit } from "./admit";
import { TooManyRequests } from "./errors";
import type { Limit } from "./limits";

/** What is left of a limit, for the headers of the answer. */
export type Allowance = { limit: number; remaining: number; resetSeconds: number };

/**
 * Counts the request. A Redis that does not answer must not stop a sale: then nothing is counted, unless the limit `isNeeded`.
 * @throws TooManyRequests; ServiceUnavailable where a limit that is needed cannot be counted
 */
export async function count(
  world: Pick<World, "redis">,
  name: string,
  limit: Limit,
  who: string,
  token = "florin:token:none",
) {
  if (env.FLORIN_RATE_LIMITS === "off" && token === "florin:token:none")
    return { allowance: null, remembered: "" };
  const keys = { counter: `florin:limit:${name}:${who}`, token };
  const reply = await admit(world.redis, keys, limit).catch((error: unknown) => {
    log.warn({ err: error, limit: name }, "request not counted");
    if (limit.isNeeded) throw new ServiceUnavailable();
    return null;
  });
  if (!reply || env.FLORIN_RATE_LIMITS === "off") return { allowance: null, remembered: reply?.[2] ?? "" };
  const [used, leftMs, remembered] = reply;
  const allowance = {
    limit: limit.max,
    remaining: Math.max(0, limit.max - used),
    resetSeconds: Math.ceil(leftMs / 1_000),
  };
  if (used > limit.max) throw Object.assign(new TooManyRequests(), { allowance });
  return { allowance, remembered };
}
