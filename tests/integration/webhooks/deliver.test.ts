import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { world } from "@/server/context";
import { sql } from "@/server/db/sql";
import { type Sink, withStatus } from "../../setup/sink.ts";
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

test("a sink that fails, redirects or closes is asked again later, and every attempt is kept with what came of it", async () => {
  const elsewhere = await sinkFor();
  const sink = await sinkFor(withStatus(500, {}, `sorry ${"x".repeat(5_000)}`));
  const { organizationId, endpoint } = await anEndpoint(sink.url);
  await tell(organizationId, newId());
  const ofIt = { delivery: { endpoint_id: endpoint.id } };
  const attempts = (count: number) =>
    expect.poll(() => world().db.webhook_attempt.count({ where: ofIt }), { timeout: 15_000 }).toBe(count);
  const answers: Sink["answer"][] = [
    withStatus(302, { Location: elsewhere.url }),
    (response) => response.destroy(),
    withStatus(200, {}, "thanks"),
  ];
  work();
  await attempts(1);
  for (const [index, answer] of answers.entries()) {
    sink.answer = answer;
    await hurry(endpoint.id);
    await attempts(index + 2);
  }
  await settled(endpoint.id, ["succeeded"]);
  const kept = await world().db.webhook_attempt.findMany({
    where: ofIt,
    orderBy: { at: "asc" },
  });
  expect(kept.map(({ status, error }) => [status, error])).toEqual([
    [500, "answered 500"],
    [302, "redirects are not followed"],
    [null, "socket hang up"],
    [200, null],
  ]);
  expect(kept[0]?.response).toHaveLength(2_048);
  expect(kept.at(-1)?.response).toBe("thanks");
  expect(elsewhere.received).toEqual([]);
  expect(new Set(sink.received.map(idOf)).size).toBe(1);
});

test("410 disables the endpoint at once, and Retry-After is obeyed", async () => {
  const gone = await sinkFor(withStatus(410));
  const busy = await sinkFor(withStatus(429, { "Retry-After": "3600" }));
  const { organizationId, endpoint, add, token } = await anEndpoint(gone.url);
  const patient = await add(busy.url);
  await tell(organizationId, newId());
  work();
  await settled(endpoint.id, ["dead"]);
  await settled(patient.id, ["failed"]);
  await expect
    .poll(async () => (await api("GET", `/webhooks/endpoints/${endpoint.id}`, undefined, { token })).body)
    .toMatchObject({ enabled: false, disabled_reason: "gone" });
  const [waiting] = await deliveriesOf(patient.id);
  const waitMs = (waiting?.next_at.getTime() ?? 0) - (waiting?.last_attempt_at?.getTime() ?? 0);
  expect(waitMs).toBeGreaterThan(3_599_000);
  await tell(organizationId, newId());
  expect(await statesOf(endpoint.id)).toEqual(["dead"]);
});

test("what waits for an object goes out in order once the first has gone out, by whichever of four workers, and others do not wait for it", async () => {
  const stubborn = newId();
  let refuses = true;
  const sink = await sinkFor((response, received) => {
    const isStubborn = bodyOf(received).data.id === stubborn;
    setTimeout(() => response.writeHead(isStubborn && refuses ? 503 : 200).end(), Math.random() * 20);
  });
  const { organizationId, endpoint } = await anEndpoint(sink.url);
  const objects = Array.from({ length: 12 }, () => newId());
  const all = ["order.created", "order.paid", "order.updated", "order.updated"] as const;
  await tell(organizationId, stubborn, all);
  await Promise.all(objects.map((id) => tell(organizationId, id, all)));
  work(4);
  const delivered = () =>
    world().db.webhook_delivery.count({ where: { endpoint_id: endpoint.id, state: "succeeded" } });
  await expect.poll(delivered, { timeout: 25_000 }).toBe(48);
  expect(sink.received.filter((each) => bodyOf(each).data.id === stubborn)).toHaveLength(1);
  refuses = false;
  await hurry(endpoint.id);
  await expect.poll(delivered, { timeout: 25_000 }).toBe(52);
  const tried = new Map<string, { type: string; sequence: number }[]>();
  for (const { data, type, sequence } of sink.received.map(bodyOf))
    tried.set(data.id, [...(tried.get(data.id) ?? []), { type, sequence }]);
  for (const [id, said] of tried) {
    expect(said.slice(id === stubborn ? 1 : 0).map(({ type }) => type)).toEqual(all);
    expect(said.map(({ sequence }) => sequence)).toEqual(
      said.map((each) => each.sequence).sort((a, b) => a - b),
    );
  }
  expect(sink.received).toHaveLength(53);
  expect(new Set(sink.received.map(idOf)).size).toBe(52);
});

test("an endpoint that does not answer holds up no other", async () => {
  const held = new Set<Parameters<Sink["answer"]>[0]>();
  const slow = await sinkFor((response) => held.add(response));
  const quick = await sinkFor();
  const { organizationId, endpoint, add } = await anEndpoint(slow.url);
  const other = await add(quick.url);
  await Promise.all(Array.from({ length: 40 }, () => tell(organizationId, newId())));
  work();
  await expect.poll(() => quick.received.length, { timeout: 5_000 }).toBe(40);
  expect(held.size).toBe(16);
  await settled(other.id, Array(40).fill("succeeded"));
  expect(await statesOf(endpoint.id)).toEqual(Array(40).fill("pending"));
});

test("what a worker took before it died is delivered by another once its lease is over", async () => {
  const sink = await sinkFor();
  const { organizationId, endpoint } = await anEndpoint(sink.url);
  await tell(organizationId, newId());
  await world().read(sql`
    UPDATE webhook_delivery SET attempts = 1, last_attempt_at = now(), next_at = now() + interval '2 seconds'
    WHERE endpoint_id = ${endpoint.id}::uuid`);
  work();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(sink.received).toEqual([]);
  await settled(endpoint.id, ["succeeded"]);
});

test("an endpoint that took nothing for five days is disabled, and its owners are written to", async () => {
  const sink = await sinkFor(withStatus(500));
  const { organizationId, endpoint } = await anEndpoint(sink.url);
  const userId = newId();
  const email = `${userId}@example.com`;
  const { db } = world();
  await db.user.create({ data: { id: userId, email, name: "Owner" } });
  await db.member.create({
    data: { id: newId(), organization_id: organizationId, user_id: userId, role: "owner" },
  });
  const since = (days: number) =>
    db.webhook_endpoint.update({
      where: { id: endpoint.id },
      data: { failing_since: new Date(Date.now() - days * 86_400_000) },
    });
  const isEnabled = async () =>
    (await db.webhook_endpoint.findUniqueOrThrow({ where: { id: endpoint.id } })).enabled;
  await since(4.9);
  await tell(organizationId, newId());
  work();
  await settled(endpoint.id, ["failed"]);
  expect(await isEnabled()).toBe(true);
  await since(5.1);
  await tell(organizationId, newId());
  await expect.poll(isEnabled, { timeout: 10_000 }).toBe(false);
  await expect
    .poll(() => db.mail.findMany({ where: { recipient: email }, select: { name: true, data: true } }))
    .toMatchObject([
      {
        name: "notification.webhook-endpoint-disabled",
        data: { object_id: endpoint.id, news: { url: sink.url, reason: "failing", fault: "answered 500" } },
      },
    ]);
});

test("replay sends the same event again under the same id, and waits for nothing", async () => {
  const sink = await sinkFor();
  const { organizationId, endpoint, token } = await anEndpoint(sink.url);
  const objectId = newId();
  await tell(organizationId, objectId, ["order.created", "order.paid"]);
  work();
  await settled(endpoint.id, ["succeeded", "succeeded"]);
  const [first] = await deliveriesOf(endpoint.id);
  for (const [index, verb] of ["redeliver", "replay"].entries()) {
    const answer = await api("POST", `/webhooks/events/${first?.event_id}/${verb}`, undefined, { token });
    expect([answer.status, answer.body]).toEqual([202, { id: first?.event_id, deliveries: 1 }]);
    await expect.poll(() => sink.received.length, { timeout: 10_000 }).toBe(3 + index);
    await settled(endpoint.id, ["succeeded", "succeeded"]);
  }
  expect(sink.received.slice(2).map(idOf)).toEqual([first?.event_id, first?.event_id]);
});
