import "server-only";
import type { World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { readIn, sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { log } from "@/server/log";
import type { News } from "./news";
import { type FollowedEvent, newsOfEvent } from "./news-of-event";
import { notify } from "./notify";

/** Events that one transaction tells of. */
const BATCH = 200;

/**
 * Tells members of what the outbox tells, each event once and in order, up to the horizon: no unfinished transaction can add one below it.
 * What is told and how far is one transaction, and one worker at a time has it in hand; the others go on. Answers how many events were read.
 */
export async function tellOfEvents({ db, read }: Pick<World, "db" | "read">): Promise<number> {
  // Most of the time there is nothing, and to know that is one look into an index.
  const [waiting] = await read(sql`
    SELECT 1 FROM webhook_event AS e WHERE webhook_event_is_news(e.type, e.payload)
      AND e.position > (SELECT position FROM notification_progress) ORDER BY e.position LIMIT 1`);
  if (!waiting) return 0;
  return transaction(db, async (tx) => {
    const events = await takeEvents(tx);
    const last = events.at(-1);
    if (!last) return 0;
    await notify(
      tx,
      events.flatMap((event) => readNews(event) ?? []),
    );
    await tx.$executeRaw(sql`UPDATE notification_progress SET position = ${last.position}::bigint`);
    return events.length;
  });
}

async function takeEvents(tx: Tx): Promise<(FollowedEvent & { position: number })[]> {
  const read = readIn(tx);
  const [mine] = await read<{ position: number }>(
    sql`SELECT position FROM notification_progress FOR UPDATE SKIP LOCKED`,
  );
  if (!mine) return [];
  // By itself: what is read after it sees every event below it.
  const [until] = await read<{ horizon: number }>(sql`SELECT webhook_event_horizon() AS horizon`);
  return read(sql`
    SELECT e.id, e.organization_id, e.type, e.object_id, e.payload, e.created_at, e.position FROM webhook_event AS e
    WHERE webhook_event_is_news(e.type, e.payload) AND e.position > ${mine.position}::bigint
      AND e.position <= ${until?.horizon ?? 0}::bigint
    ORDER BY e.position LIMIT ${BATCH}::int`);
}

/** One event that cannot be understood holds up no other. */
function readNews(event: FollowedEvent): News | null {
  try {
    return newsOfEvent(event);
  } catch (error) {
    log.error({ err: error, event_id: event.id, type: event.type }, "members are not told of an event");
    return null;
  }
}
