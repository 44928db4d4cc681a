import "server-only";
import { DAY_MS } from "@/lib/time";
import type { World } from "@/server/context";
import { type Sql, sql } from "@/server/db/sql";
import { env } from "@/server/env";

const BATCH = 1_000;

/**
 * Deletes deliveries with their attempts, and events, that are older than the installation keeps them; in batches, each a transaction of
 * its own. Ids tell when something was written, by the real time, whatever clock its organization has.
 */
export async function forgetEvents({
  read,
  realNow,
}: World): Promise<{ deliveries: number; events: number }> {
  const before = (days: number) => new Date(realNow.getTime() - days * DAY_MS);
  const told = before(env.FLORIN_KEEP_DELIVERIES_DAYS);
  const happened = before(env.FLORIN_KEEP_EVENTS_DAYS);
  await read(sql`DELETE FROM webhook_endpoint_hour WHERE hour < ${happened}::timestamptz`);
  return {
    deliveries: await inBatches(
      read,
      sql`DELETE FROM webhook_delivery WHERE id IN (SELECT id FROM webhook_delivery
        WHERE id < ${firstIdOf(told)}::uuid AND since < ${told}::timestamptz ORDER BY id LIMIT ${BATCH}::int) RETURNING id`,
    ),
    events: await inBatches(
      read,
      sql`DELETE FROM webhook_event WHERE id IN (SELECT id FROM webhook_event
        WHERE id < ${firstIdOf(happened)}::uuid ORDER BY id LIMIT ${BATCH}::int) RETURNING id`,
    ),
  };
}

/** The least id that can have been made at an instant. */
function firstIdOf(instant: Date): string {
  const hex = instant.getTime().toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

async function inBatches(read: World["read"], deletion: Sql): Promise<number> {
  let all = 0;
  for (;;) {
    const { length } = await read(deletion);
    all += length;
    if (length < BATCH) return all;
  }
}
