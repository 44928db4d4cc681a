import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { type Read, sql } from "@/server/db/sql";
import type { ListedWebhookEvent } from "./delivery-schema";
import { type EventRow, eventColumns, eventJoins, toEvent } from "./event-view";

/** @throws ResourceNotFound */
export async function getEvent(read: Read, organizationId: string, id: string): Promise<ListedWebhookEvent> {
  const [row] = await read<EventRow>(sql`
    SELECT ${eventColumns} FROM webhook_event e ${eventJoins}
    WHERE e.organization_id = ${organizationId}::uuid AND e.id = ${id}::uuid`);
  if (!row) throw new ResourceNotFound();
  return toEvent(row);
}
