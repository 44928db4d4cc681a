import "server-only";
import { RequestValidationError } from "@/lib/errors";
import { readPage } from "@/server/db/page";
import { oneOf, type Read, raw, type Sql, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { ListedWebhookEvent } from "./delivery-schema";
import { type EventRow, eventColumns, eventJoins, toEvent } from "./event-view";

type Request = ListQuery & {
  after?: string | undefined;
  type?: string[] | undefined;
  object_id?: string[] | undefined;
};

/**
 * The events of an organization in the order in which they happened, or the latest first. None appears later among those that were listed
 * already: whoever goes on `after` the last one that they have misses nothing, without a webhook.
 *
 * @throws RequestValidationError naming `after` where that is no event of the organization
 */
export async function listEvents(
  read: Read,
  organizationId: string,
  request: Request,
): Promise<PageOf<ListedWebhookEvent>> {
  const own = sql`e.organization_id = ${organizationId}::uuid`;
  const after = request.after ? await positionOf(read, organizationId, request.after) : null;
  const where: Sql[] = [
    own,
    ...(after === null ? [] : [sql`e.position > ${after}::bigint`]),
    ...(request.type ? [oneOf(raw("e.type"), request.type, "text")] : []),
    ...(request.object_id ? [oneOf(raw("e.object_id"), request.object_id, "uuid")] : []),
  ];
  // Asked before the page is read, in a statement of its own: what lies below is there to be seen then.
  const [{ horizon } = { horizon: 0 }] = await read<{ horizon: number }>(
    sql`SELECT webhook_event_horizon() AS horizon`,
  );
  const { rows, pagination } = await readPage<EventRow>(read, {
    select: eventColumns,
    from: raw("webhook_event e"),
    joins: eventJoins,
    where: [...where, sql`e.position <= ${horizon}::bigint`],
    order: { created_at: raw("e.position") },
    id: raw("e.id"),
    request:
      after === null ? request : { ...request, sorting: [{ column: "created_at", descending: false }] },
  });
  return { items: rows.map(toEvent), pagination };
}

async function positionOf(read: Read, organizationId: string, id: string): Promise<number> {
  const [event] = await read<{ position: number }>(sql`
    SELECT position FROM webhook_event WHERE id = ${id}::uuid AND organization_id = ${organizationId}::uuid`);
  if (event) return event.position;
  const msg = "No event of this organization that is still kept.";
  throw new RequestValidationError([{ loc: ["query", "after"], msg, type: "value_error" }]);
}
