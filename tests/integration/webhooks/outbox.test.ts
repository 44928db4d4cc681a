import pg from "pg";
import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { world } from "@/server/context";
import { sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { apiForTest } from "../../setup/api.ts";

const { own } = apiForTest();

const tell = (objectId: string, organizationId = own().id) =>
  transaction(world().db, (tx) =>
    emit(tx, { type: "product.created", organizationId, objectId, payload: {} }),
  );

const horizon = async () => {
  const [row] = await world().read<{ horizon: number }>(sql`SELECT webhook_event_horizon() AS horizon`);
  return row?.horizon;
};

const positionOf = async (objectId: string) => {
  const [row] = await world().read<{ position: number }>(sql`
    SELECT position FROM webhook_event WHERE object_id = ${objectId}::uuid`);
  return row?.position;
};

test("the horizon stays below the events of a transaction that has not ended, whoever ends before it, and passes them then", async () => {
  const slow = new pg.Client({ connectionString: process.env.DATABASE_URL ?? "" });
  await slow.connect();
  await tell(newId());
  const before = await horizon();
  const [first, quick, second] = [newId(), newId(), newId()];
  const write = (objectId: string) =>
    slow.query(
      "INSERT INTO webhook_event (id, organization_id, type, object_id, payload) VALUES ($1, $2, 'product.created', $3, '{}')",
      [newId(), own().id, objectId],
    );
  await slow.query("BEGIN");
  await write(first);
  await tell(quick);
  await write(second);
  expect(await horizon()).toBe(before);
  await slow.query("COMMIT");
  await slow.end();
  expect(await horizon()).toBe(await positionOf(second));
  expect(await positionOf(quick)).toBeGreaterThan((await positionOf(first)) ?? Number.NaN);
});

test("a transaction that is rolled back holds nobody up", async () => {
  const gone = newId();
  await expect(
    transaction(world().db, async (tx) => {
      await emit(tx, { type: "product.created", organizationId: own().id, objectId: gone, payload: {} });
      throw new Error("given up");
    }),
  ).rejects.toThrow("given up");
  const next = newId();
  await tell(next);
  expect(await horizon()).toBe(await positionOf(next));
  expect(await positionOf(gone)).toBeUndefined();
});

test("events of one statement have positions in the order in which they were told", async () => {
  const objectId = newId();
  const event = { organizationId: own().id, objectId, payload: {} };
  await transaction(world().db, (tx) =>
    emit(
      tx,
      { ...event, type: "order.created" },
      { ...event, type: "order.paid" },
      { ...event, type: "order.updated" },
    ),
  );
  const rows = await world().read<{ type: string }>(sql`
    SELECT type FROM webhook_event WHERE object_id = ${objectId}::uuid ORDER BY position`);
  expect(rows.map(({ type }) => type)).toEqual(["order.created", "order.paid", "order.updated"]);
});

test("an event comes with a delivery for each enabled endpoint of its organization that wants it, by the name it is wanted by", async () => {
  const { db, read } = world();
  const base = { organization_id: own().id, url: "https://example.com", format: "raw", secret: "-" };
  const make = (data: { events: string[]; enabled?: boolean }) =>
    db.webhook_endpoint.create({ data: { ...base, ...data } });
  const plain = await make({ events: ["benefit_grant.created", "benefit.granted"] });
  const older = await make({ events: ["benefit.granted"] });
  await make({ events: ["order.paid"] });
  await make({ events: ["benefit_grant.created"], enabled: false });
  const objectId = newId();
  const event = { organizationId: own().id, objectId, payload: {} };
  await transaction(db, (tx) => emit(tx, { ...event, type: "benefit_grant.created" }));
  const made = await read<{ endpoint_id: string; type: string; state: string }>(sql`
    SELECT endpoint_id, type, state FROM webhook_delivery WHERE object_id = ${objectId}::uuid ORDER BY endpoint_id`);
  expect(made).toEqual([
    { endpoint_id: plain.id, type: "benefit_grant.created", state: "pending" },
    { endpoint_id: older.id, type: "benefit.granted", state: "pending" },
  ]);
});

test("the deliveries of an event that was rolled back are not there", async () => {
  const { db } = world();
  const before = await db.webhook_delivery.count();
  const event = { organizationId: own().id, objectId: newId(), payload: {}, type: "order.paid" as const };
  await expect(
    transaction(db, async (tx) => {
      await emit(tx, event);
      expect(await tx.webhook_delivery.count()).toBe(before + 1);
      throw new Error("given up");
    }),
  ).rejects.toThrow("given up");
  expect(await db.webhook_delivery.count()).toBe(before);
});
