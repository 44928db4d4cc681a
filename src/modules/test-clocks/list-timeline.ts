import "server-only";
import type { z } from "zod";
import { firstIdAt } from "@/lib/id";
import type { Context } from "@/server/context";
import { readPage } from "@/server/db/page";
import { raw, type Sql, sql } from "@/server/db/sql";
import { listQuery, type PageOf } from "@/server/http/list";
import { findClock } from "./repository";
import type { TestClockMoment } from "./schema";

export const TimelineQuery = listQuery({ sorting: ["at"], default: "-at", filters: {} });

type Row = Omit<TestClockMoment, "at" | "object"> & {
  at: Date;
  object_id: string | null;
  order_id: string | null;
  customer_id: string | null;
};

/**
 * What happened in an organization since its clock was stopped, by that clock: events of its outbox, tries to pay, mails, and credits that expired. The latest
 * first; nothing where there is no clock.
 */
export async function listTimeline(
  { read, organizationId }: Pick<Context, "read" | "organizationId">,
  request: z.output<typeof TimelineQuery>,
): Promise<PageOf<TestClockMoment>> {
  const clock = await findClock(read, organizationId);
  if (!clock) return emptyPage(request);
  const { created_at: since } = clock;
  const { rows, pagination } = await readPage<Row>(read, {
    select: raw("t.*"),
    from: sql`(${momentsOf(organizationId, since)}) t`,
    where: [],
    order: { at: raw("t.at") },
    id: raw("t.id"),
    request,
    name: sql`test_clock ${organizationId} ${since} ${JSON.stringify(request.sorting)}`,
  });
  return { items: rows.map(toMoment), pagination };
}

const emptyPage = ({ page, limit }: { page: number; limit: number }): PageOf<TestClockMoment> => ({
  items: [],
  pagination: { page, page_size: limit, total_count: 0, max_page: 0 },
});

/** Ids tell in real time what came after the clock was stopped, whatever it showed. */
function momentsOf(organizationId: string, since: Date): Sql {
  const first = sql`${firstIdAt(since)}::uuid`;
  const own = sql`organization_id = ${organizationId}::uuid`;
  return sql`
    SELECT id::text AS id, created_at AS at, type, object_id,
      payload ->> 'order_id' AS order_id, payload ->> 'customer_id' AS customer_id,
      coalesce(payload ->> 'invoice_number', payload -> 'product' ->> 'name', payload ->> 'name', payload ->> 'email',
        payload -> 'benefit' ->> 'description', payload -> 'customer' ->> 'email') AS label,
      coalesce(payload ->> 'total_amount', payload ->> 'amount')::bigint AS amount,
      payload ->> 'currency' AS currency, payload ->> 'status' AS status
    FROM webhook_event WHERE ${own} AND id >= ${first}
    UNION ALL SELECT id::text, created_at, 'payment.' || status, NULL, order_id::text, customer_id::text, decline_message,
      amount, currency, status
    FROM payment WHERE ${own} AND id >= ${first} AND purpose = 'charge'
    UNION ALL SELECT id::text, created_at, 'mail.' || name, id, NULL, NULL, recipient, NULL, NULL, NULL
    FROM mail WHERE ${own} AND id >= ${first}
    UNION ALL SELECT id, created_at, 'credits.expired', customer_id, NULL, customer_id::text, NULL, amount, NULL, NULL
    FROM credit_transaction WHERE ${own} AND type = 'expire' AND created_at >= ${since}::timestamptz`;
}

function toMoment({ object_id, order_id, customer_id, at, ...row }: Row): TestClockMoment {
  return { ...row, at: at.toISOString(), object: objectOf(row.type, object_id, order_id, customer_id) };
}

/** Where more is told of it: its own page, else the order's or the customer's. */
function objectOf(
  type: string,
  id: string | null,
  order: string | null,
  customer: string | null,
): TestClockMoment["object"] {
  const [noun] = type.split(".");
  if (id && (noun === "order" || noun === "subscription" || noun === "checkout" || noun === "customer"))
    return { type: noun, id };
  if (id && (noun === "credits" || noun === "mail")) return { type: noun, id };
  if (order) return { type: "order", id: order };
  return customer ? { type: "customer", id: customer } : null;
}
