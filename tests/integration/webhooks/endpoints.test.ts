import pg from "pg";
import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { world } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { apiForTest } from "../../setup/api.ts";

const { api, own, merchant } = apiForTest();

const draft = { url: "https://example.com/hook", format: "raw", events: ["order.paid"] };
const make = async (more: object = {}) =>
  (await api("POST", "/webhooks/endpoints", { ...draft, ...more })).body;
const tell = (organizationId: string, objectId = newId()) =>
  transaction(world().db, (tx) =>
    emit(tx, { type: "order.paid", organizationId, objectId, payload: { id: objectId } }),
  );

test("an endpoint is made, read, listed, changed and deleted; its secret lies sealed in the database", async () => {
  const made = await make({ name: "Shop" });
  expect(made).toMatchObject({ ...draft, name: "Shop", enabled: true, organization_id: own().id });
  const { secret } = await world().db.webhook_endpoint.findUniqueOrThrow({ where: { id: made.id } });
  expect(secret).not.toContain(made.secret.slice("whsec_".length));
  const path = `/webhooks/endpoints/${made.id}`;
  expect((await api("GET", path)).body).toEqual(made);
  const changed = await api("PATCH", path, { events: ["order.created", "order.created"], name: null });
  expect(changed.body).toMatchObject({ url: draft.url, events: ["order.created"], name: null });
  expect((await api("GET", "/webhooks/endpoints")).body.items).toEqual([changed.body]);
  expect((await api("DELETE", path)).status).toBe(204);
  expect((await api("GET", path)).status).toBe(404);
});

test("an answer that holds a secret is kept encrypted for its replay, and replayed as it was", async () => {
  const headers = { "Idempotency-Key": newId() };
  const [first, again] = [
    await api("POST", "/webhooks/endpoints", draft, { headers }),
    await api("POST", "/webhooks/endpoints", draft, { headers }),
  ];
  expect(again.text).toBe(first.text);
  const kept = await world().db.idempotency_key.findFirst({ where: { key: headers["Idempotency-Key"] } });
  expect(kept?.response_body).not.toContain(first.body.secret);
});

test("a type that nobody tells of is refused", async () => {
  const { status, body } = await api("POST", "/webhooks/endpoints", { ...draft, events: ["order.eaten"] });
  expect([status, body.detail[0].loc]).toEqual([422, ["body", "events", 0]]);
});

test("an endpoint that was given up begins anew when it is enabled", async () => {
  const { id } = await make();
  await world().db.webhook_endpoint.update({
    where: { id },
    data: { enabled: false, disabled_at: new Date(), disabled_reason: "failing", failing_since: new Date(0) },
  });
  expect((await api("PATCH", `/webhooks/endpoints/${id}`, { enabled: true })).body).toMatchObject({
    enabled: true,
    disabled_at: null,
    disabled_reason: null,
    failing_since: null,
  });
});

test("events are read in order and without gaps, even past a transaction that ends later than those after it", async () => {
  const { id: organizationId, token } = await merchant();
  const page = async (query: string) =>
    (await api("GET", `/webhooks/events?limit=2&${query}`, undefined, { token })).body.items;
  await tell(organizationId);
  const slow = new pg.Client({ connectionString: process.env.DATABASE_URL ?? "" });
  await slow.connect();
  await slow.query("BEGIN");
  await slow.query(
    "INSERT INTO webhook_event (id, organization_id, type, object_id, payload) VALUES ($1, $2, 'order.paid', $1, '{}')",
    [newId(), organizationId],
  );
  for (let each = 0; each < 4; each++) await tell(organizationId);
  const seen: { id: string; sequence: number }[] = await page("sorting=created_at");
  expect(seen).toHaveLength(1);
  expect(await page(`after=${seen[0]?.id}`)).toEqual([]);
  await slow.query("COMMIT");
  await slow.end();
  for (;;) {
    const next = await page(`after=${seen.at(-1)?.id}`);
    if (next.length === 0) break;
    seen.push(...next);
  }
  const all = await world().db.webhook_event.findMany({
    where: { organization_id: organizationId },
    orderBy: { position: "asc" },
  });
  expect(seen.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  expect(seen).toHaveLength(6);
});

test("who asks for what followed another organization's event, or none, is told that there is no such event", async () => {
  const { token } = await merchant();
  await tell(own().id);
  const event = await world().db.webhook_event.findFirstOrThrow({ where: { organization_id: own().id } });
  for (const id of [event.id, newId()]) {
    const { status, body } = await api("GET", `/webhooks/events?after=${id}`, undefined, { token });
    expect([status, body.detail[0].loc]).toEqual([422, ["query", "after"]]);
  }
});

test("deliveries are found by endpoint, type, time, outcome, class of answer and text", async () => {
  const { id: organizationId, token } = await merchant();
  const add = async () => (await api("POST", "/webhooks/endpoints", draft, { token })).body.id as string;
  const [endpoint, other] = [await add(), await add()];
  await tell(organizationId);
  const { db } = world();
  await db.webhook_delivery.updateMany({
    where: { endpoint_id: endpoint },
    data: {
      state: "succeeded",
      succeeded_at: new Date(),
      last_attempt_at: new Date(),
      last_status: 204,
      attempts: 1,
    },
  });
  await db.webhook_delivery.updateMany({
    where: { endpoint_id: other },
    data: {
      state: "failed",
      last_attempt_at: new Date(),
      last_status: 503,
      last_response: "Busy now",
      attempts: 1,
    },
  });
  const found = async (query: string) => {
    const { status, body } = await api("GET", `/webhooks/deliveries?${query}`, undefined, { token });
    expect(status).toBe(200);
    return body.items.map((item: { webhook_endpoint_id: string }) => item.webhook_endpoint_id).sort();
  };
  const both = [endpoint, other].sort();
  expect(await found("")).toEqual(both);
  expect(await found(`endpoint_id=${endpoint}`)).toEqual([endpoint]);
  expect(await found(`endpoint_id=${endpoint}&endpoint_id=${other}`)).toEqual(both);
  expect(await found("event_type=order.paid")).toEqual(both);
  expect(await found("event_type=order.created")).toEqual([]);
  expect(await found("succeeded=true")).toEqual([endpoint]);
  expect(await found("succeeded=false")).toEqual([other]);
  expect(await found("http_code_class=5xx")).toEqual([other]);
  expect(await found("query=busy")).toEqual([other]);
  expect(await found("start_timestamp=2099-01-01T00:00:00Z")).toEqual([]);
  expect(await found("end_timestamp=2099-01-01T00:00:00Z")).toEqual(both);
  const [event] = (await api("GET", "/webhooks/events", undefined, { token })).body.items;
  expect(event).toMatchObject({ type: "order.paid", succeeded: false });
});
