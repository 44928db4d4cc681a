import "server-only";
import { CreditsSDK, TransactionError } from "@/sdk";
import type { World } from "@/server/context";
import type { Redis } from "@/server/redis/port";

/** How a customer's account is named in the ledger. */
export const accountOf = (organizationId: string, customerId: string) => `${organizationId}:${customerId}`;

const sdks = new WeakMap<Redis, CreditsSDK>();

/** The ledger over the application's own Redis: the same scripts as in the published SDK. */
export function ledgerOf({ redis }: Pick<World, "redis">): CreditsSDK {
  const known = sdks.get(redis);
  if (known) return known;
  // A request waits for Redis no longer than a person would: what is not answered is repeated by the caller, under its key.
  const sdk = new CreditsSDK(redis, { retries: 1 });
  sdks.set(redis, sdk);
  return sdk;
}

/** What an operation is told of the time: nothing where that is the real one, which the ledger takes from the clock of Redis. */
export const timeIn = ({ now, realNow }: Pick<World, "now" | "realNow">): { now?: number } =>
  now.getTime() === realNow.getTime() ? {} : { now: now.getTime() };

/** The stream that every change is appended to, and the accounts with something due. */
export const JOURNAL = "journal";
export const EXPIRIES = "expiries";

/** Set once the ledger in Redis is what Postgres says; gone with everything else when Redis comes up empty. */
export const READY_KEY = "florin:credits:ready";

/** Whether the ledger could not be reached, as against refused. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof TransactionError && error.code === "unavailable";
