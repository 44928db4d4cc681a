import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { world } from "@/server/context";
import { sql } from "@/server/db/sql";
import { runJobs } from "../../setup/jobs.ts";
import { withStatus } from "../../setup/sink.ts";
import {
  bodyOf,
  deliveriesForTest,
  deliveriesOf,
  hurry,
  idOf,
  settled,
  statesOf,
  tell,
} from "./delivering.ts";

const { api, anEndpoint, sinkFor, work } = deliveriesForTest();

/** As if it had failed for three days. */
const giveUp = (endpointId: string) =>
  world().read(sql`
    UPDATE webhook_delivery SET state = 'dead', since = since - interval '4 days' WHERE endpoint_id = ${endpointId}::uuid
      AND state IN ('pending', 'failed')`);

test("a test event reaches one endpoint alone, whatever it asks for, beside what waits, and is tried once", async () => {
  const sink = await sinkFor(withStatus(500));
  const other = await sinkFor();
  const { organizationId, endpoint, add, token } = await anEndpoint(sink.url);
  const second = await add(other.url);
  work();
  const headers = { "Idempotency-Key": newId() };
  const path = `/webhooks/endpoints/${endpoint.id}/test`;
  const [{ status, body }, again] = [
    await api("POST", path, undefined, { token, headers }),
    await api("POST", path, undefined, { token, headers }),
  ];
  expect([status, again.body]).toEqual([202, body]);
  expect(body).toMatchObject({ state: "pending", webhook_endpoint_id: endpoint.id });
  await settled(endpoint.id, ["dead"]);
  expect(sink.received.map(bodyOf)).toMatchObject([
    { type: "webhook.test", data: { id: endpoint.id, url: sink.url } },
  ]);
  sink.answer = withStatus(200);
  await api("POST", path, undefined, { token });
  await settled(endpoint.id, ["dead", "succeeded"]);
  expect(await statesOf(second.id)).toEqual([]);
  const event = (await api("GET", `/webhooks/deliveries/${body.id}`, undefined, { token })).body;
  expect(event).toMatchObject({ state: "dead", http_code: 500, error: "answered 500", attempts: 1 });
  await api("PATCH", `/webhooks/endpoints/${endpoint.id}`, { enabled: false }, { token });
  const refused = await api("POST", path, undefined, { token });
  expect([refused.status, refused.body.error]).toEqual([409, "WebhookEndpointDisabled"]);
  const foreign = await anEndpoint(other.url);
  expect((await api("POST", path, undefined, { token: foreign.token })).status).toBe(404);
  expect(organizationId).not.toBe(foreign.organizationId);
});

test("all that failed since an instant is sent again in order for each object, with its own id and patience anew; what came before, and tests, are not", async () => {
  const sink = await sinkFor(withStatus(503));
  const { organizationId, endpoint, token } = await anEndpoint(sink.url);
  const early = newId();
  await tell(organizationId, early);
  await giveUp(endpoint.id);
  const since = new Date().toISOString();
  const objects = [newId(), newId(), newId()];
  const all = ["order.created", "order.paid", "order.updated"] as const;
  for (const id of objects) await tell(organizationId, id, all);
  const ids = (await deliveriesOf(endpoint.id)).slice(1).map(({ event_id }) => event_id);
  await giveUp(endpoint.id);
  await tell(organizationId, newId());
  const path = `/webhooks/endpoints/${endpoint.id}/redeliver`;
  work();
  await api("POST", `/webhooks/endpoints/${endpoint.id}/test`, undefined, { token });
  await settled(endpoint.id, [...Array(10).fill("dead"), "failed", "dead"]);
  sink.answer = withStatus(200);
  const failures = sink.received.length;
  const { status, body } = await api("POST", path, { since }, { token });
  expect([status, body]).toEqual([202, { id: endpoint.id, since, deliveries: 10 }]);
  await runJobs();
  await settled(endpoint.id, ["dead", ...Array(10).fill("succeeded"), "dead"]);
  const received = sink.received.slice(failures);
  expect(received).toHaveLength(10);
  expect(received.map(idOf).filter((id) => ids.includes(String(id)))).toHaveLength(9);
  for (const id of objects) {
    const told = received.map(bodyOf).filter(({ data }) => data.id === id);
    expect(told.map(({ type }) => type)).toEqual(all);
  }
  expect((await api("POST", path, { since }, { token })).body.deliveries).toBe(0);
});

test("every attempt of a delivery is listed with its answer, and the endpoint's attempts are counted by the hour", async () => {
  const sink = await sinkFor(withStatus(500, {}, "no room"));
  const { organizationId, endpoint, token } = await anEndpoint(sink.url);
  const get = async (path: string, as = token) => api("GET", path, undefined, { token: as });
  await tell(organizationId, newId());
  work();
  await settled(endpoint.id, ["failed"]);
  sink.answer = withStatus(200, {}, "thanks");
  await hurry(endpoint.id);
  await settled(endpoint.id, ["succeeded"]);
  const [delivery] = await deliveriesOf(endpoint.id);
  const path = `/webhooks/deliveries/${delivery?.id}/attempts`;
  const { body } = await get(path);
  expect(body.items).toMatchObject([
    { http_code: 200, error: null, response: "thanks" },
    { http_code: 500, error: "answered 500", response: "no room" },
  ]);
  for (const { duration_ms, at } of body.items) {
    expect(duration_ms).toBeGreaterThanOrEqual(0);
    expect(Math.abs(Date.now() - Date.parse(at))).toBeLessThan(30_000);
  }
  const statistics = `/webhooks/endpoints/${endpoint.id}/statistics`;
  const { body: day } = await get(`${statistics}?days=1`);
  expect(day).toMatchObject({ interval: "hour", succeeded: 1, failed: 1 });
  expect(day.periods).toHaveLength(25);
  const sum = day.periods.reduce((all: number, each: { failed: number }) => all + each.failed, 0);
  expect(sum).toBe(1);
  expect(Date.parse(day.periods[24].at) % 3_600_000).toBe(0);
  const { body: month } = await get(`${statistics}?days=30`);
  expect(month).toMatchObject({ interval: "day", succeeded: 1, failed: 1 });
  expect(month.periods).toHaveLength(31);
  const stranger = (await anEndpoint(sink.url)).token;
  expect((await get(path, stranger)).status).toBe(404);
  expect((await get(statistics, stranger)).status).toBe(404);
});

test("deliveries are found by their state and by their event, which is read by its id", async () => {
  const sink = await sinkFor();
  const { organizationId, endpoint, token } = await anEndpoint(sink.url);
  await tell(organizationId, newId());
  await giveUp(endpoint.id);
  await tell(organizationId, newId());
  const of = async (state: string) =>
    (await api("GET", `/webhooks/deliveries?${state}`, undefined, { token })).body.pagination.total_count;
  expect([await of("state=dead"), await of("state=pending"), await of("state=dead&state=pending")]).toEqual([
    1, 1, 2,
  ]);
  expect(await of("succeeded=false")).toBe(1);
  const [first] = await deliveriesOf(endpoint.id);
  expect(await of(`event_id=${first?.event_id}`)).toBe(1);
  const event = await api("GET", `/webhooks/events/${first?.event_id}`, undefined, { token });
  expect(event.body).toMatchObject({
    id: first?.event_id,
    type: "order.created",
    object_id: first?.object_id,
  });
  const stranger = (await anEndpoint(sink.url)).token;
  const foreign = await api("GET", `/webhooks/events/${first?.event_id}`, undefined, { token: stranger });
  expect(foreign.status).toBe(404);
});
