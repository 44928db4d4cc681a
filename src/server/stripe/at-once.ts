import "server-only";
import { env } from "@/server/env";

/** Does something with each, as many at once as a process may have calls of Stripe under way, begun in their order. `each` throws nothing. */
export async function atOnce<T>(all: readonly T[], each: (one: T) => Promise<void>): Promise<void> {
  const waiting = all[Symbol.iterator]();
  const work = async () => {
    // Shared: whoever is free takes the next.
    for (let next = waiting.next(); !next.done; next = waiting.next()) await each(next.value);
  };
  await Promise.all(Array.from({ length: Math.min(env.FLORIN_STRIPE_CONCURRENCY, all.length) }, work));
}
