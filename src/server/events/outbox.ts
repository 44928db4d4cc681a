import "server-only";
import { newId } from "@/lib/id";
import type { Tx } from "@/server/db/client";
import { sql } from "@/server/db/sql";

/** The types of events there are. Whoever knows them all adds them here (`modules/webhooks/event-types.ts`), so that none is told of which no endpoint can ask for. */
// biome-ignore lint/suspicious/noEmptyInterface: plumbing knows no noun of the product
export interface EventNames {}

/** A fact about one object of an organization: `noun.past`, with the object as the API answers it. */
export type DomainEvent = {
  /** Default: a new one. */
  id?: string;
  type: keyof EventNames;
  organizationId: string;
  objectId: string;
  payload: object;
  /** When it happened, where that is known better. Default: now, by the organization's clock. */
  at?: Date;
};

/**
 * Writes events in the transaction of the change that they tell of: they exist if and only if it does.
 * A trigger notifies listening pages at the commit.
 */
export async function emit(tx: Tx, ...events: DomainEvent[]): Promise<void> {
  if (events.length === 0) return;
  // Several events of one moment tell of the same object: it is sent once.
  const payloads = [...new Set(events.map(({ payload }) => payload))];
  const places = new Map(payloads.map((payload, place) => [payload, place]));
  const rows = events.map(({ id = newId(), type, organizationId, objectId, payload, at }) => ({
    id,
    organization_id: organizationId,
    type,
    object_id: objectId,
    place: places.get(payload),
    at,
  }));
  await tx.$executeRaw(sql`
    INSERT INTO webhook_event (id, organization_id, type, object_id, payload, created_at)
    SELECT id, given.organization_id, type, object_id, ${JSON.stringify(payloads)}::jsonb -> place, coalesce(at, now_at, now())
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS given (id uuid, organization_id uuid, type text, object_id uuid, place int, at timestamptz)
    LEFT JOIN test_clock ON test_clock.organization_id = given.organization_id
    ORDER BY id`);
}
