import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { forgetNightly } from "@/modules/webhooks/jobs";
import { world } from "@/server/context";
import { sql } from "@/server/db/sql";
import { deliveriesForTest, tell } from "./delivering.ts";

const { anEndpoint } = deliveriesForTest();

const DAY_MS = 86_400_000;
const agedId = (days: number) => {
  const hex = (Date.now() - days * DAY_MS).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}${newId().slice(13)}`;
};

/** An event with its delivery, as if written so many days ago. */
async function toldAgo(organizationId: string, days: number): Promise<void> {
  const objectId = newId();
  await tell(organizationId, objectId);
  const ids = { event: agedId(days), delivery: agedId(days) };
  await world().read(sql`
    WITH moved AS (DELETE FROM webhook_delivery WHERE object_id = ${objectId}::uuid RETURNING *),
    event AS (UPDATE webhook_event SET id = ${ids.event}::uuid WHERE object_id = ${objectId}::uuid RETURNING id)
    SELECT count(*) FROM event`);
  await world().read(sql`
    INSERT INTO webhook_delivery (id, organization_id, endpoint_id, event_id, type, object_id, position, created_at, since)
    SELECT ${ids.delivery}::uuid, e.organization_id, w.id, e.id, e.type, e.object_id, e.position, at, at
    FROM webhook_event e JOIN webhook_endpoint w ON w.organization_id = e.organization_id,
      LATERAL (SELECT now() - make_interval(days => ${days}::int) AS at) AS told
    WHERE e.id = ${ids.event}::uuid`);
  await world().read(sql`
    INSERT INTO webhook_attempt (delivery_id, at, duration_ms) VALUES (${ids.delivery}::uuid, now(), 1)`);
}

const counts = async () => {
  const { db } = world();
  return [
    await db.webhook_event.count(),
    await db.webhook_delivery.count(),
    await db.webhook_attempt.count(),
  ];
};

test("deliveries are forgotten with their attempts after 30 days and events after 400, and what was asked for again of late is kept", async () => {
  const { organizationId } = await anEndpoint("http://127.0.0.1:9/hook");
  for (const days of [1, 29, 31, 399, 401]) await toldAgo(organizationId, days);
  const [latest] = await world().read<{ id: string }>(
    sql`SELECT id FROM webhook_delivery ORDER BY id LIMIT 1 OFFSET 1`,
  );
  await world().read(sql`UPDATE webhook_delivery SET since = now() WHERE id = ${latest?.id}::uuid`);
  expect(await counts()).toEqual([5, 5, 5]);
  await forgetNightly.perform({ ...world(), jobId: "forget", attempt: 1 }, {});
  expect(await counts()).toEqual([4, 3, 3]);
  await forgetNightly.perform({ ...world(), jobId: "forget", attempt: 1 }, {});
  expect(await counts()).toEqual([4, 3, 3]);
});

test("more than one batch is forgotten at once", async () => {
  const { organizationId } = await anEndpoint("http://127.0.0.1:9/hook");
  await world().read(sql`
    INSERT INTO webhook_event (id, organization_id, type, object_id, payload)
    SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, ${organizationId}::uuid, 'order.paid', ${newId()}::uuid, '{}'
    FROM generate_series(1, 2500) i`);
  await forgetNightly.perform({ ...world(), jobId: "forget", attempt: 1 }, {});
  const left = { id: { lt: "0000ffff-0000-7000-8000-000000000000" } };
  expect(await world().db.webhook_event.count({ where: left })).toBe(0);
});
