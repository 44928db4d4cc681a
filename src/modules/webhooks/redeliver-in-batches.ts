import "server-only";
import type { World } from "@/server/context";
import { sql } from "@/server/db/sql";
import { TEST_TYPE } from "./event-types";

const BATCH = 1_000;

export type Asked = { endpoint_id: string; since: string; asked_at: string };

/**
 * Makes due what failed before it was asked for: what was given up begins anew, earlier ones first, so that order holds while it goes on; what waits for
 * its next try has it now. Repeated, it finds only what is left.
 */
export async function redeliverInBatches({ read }: World, asked: Asked): Promise<void> {
  for (const batch of [revive, hurry]) {
    let found = BATCH;
    while (found === BATCH) found = (await batch(read, asked)).length;
  }
}

const revive = (read: World["read"], { endpoint_id, since, asked_at }: Asked) =>
  read(sql`
    UPDATE webhook_delivery d SET state = 'pending', attempts = 0, next_at = now(), since = now(), replayed_at = NULL
    FROM (SELECT id FROM webhook_delivery WHERE endpoint_id = ${endpoint_id}::uuid AND state = 'dead' AND type <> ${TEST_TYPE}
        AND created_at >= ${since}::timestamptz AND since < ${asked_at}::timestamptz
      ORDER BY created_at, id LIMIT ${BATCH}::int FOR UPDATE) AS dead
    WHERE d.id = dead.id RETURNING d.id`);

const hurry = (read: World["read"], { endpoint_id, since, asked_at }: Asked) =>
  read(sql`
    UPDATE webhook_delivery d SET next_at = now()
    FROM (SELECT id FROM webhook_delivery WHERE endpoint_id = ${endpoint_id}::uuid AND state = 'failed'
        AND created_at >= ${since}::timestamptz AND last_attempt_at < ${asked_at}::timestamptz
        AND next_at > now() AND last_duration_ms IS NOT NULL
      ORDER BY created_at, id LIMIT ${BATCH}::int FOR UPDATE) AS waiting
    WHERE d.id = waiting.id RETURNING d.id`);
