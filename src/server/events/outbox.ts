import "server-only";
import { newId } from "@/lib/id";
import type { Tx } from "@/server/db/client";
import { join, sql } from "@/server/db/sql";

/** A fact about one object of an organization: `noun.past`, with the object as the API answers it. */
export type DomainEvent = {
  type: `${string}.${string}`;
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
  const rows = events.map(
    ({ type, organizationId, objectId, payload, at }) =>
      sql`(${newId()}::uuid, ${organizationId}::uuid, ${type}, ${objectId}::uuid, ${JSON.stringify(payload)}::jsonb,
        coalesce(${at ?? null}::timestamptz,
          (SELECT now_at FROM test_clock WHERE organization_id = ${organizationId}::uuid), now()))`,
  );
  await tx.$executeRaw(sql`
    INSERT INTO webhook_event (id, organization_id, type, object_id, payload, created_at) VALUES ${join(rows)}`);
}
