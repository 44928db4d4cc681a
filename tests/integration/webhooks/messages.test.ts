import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { world } from "@/server/context";
import { sql } from "@/server/db/sql";
import type { Received } from "../../setup/sink.ts";
import { bodyOf, deliveriesForTest, settled, tell, textHeaders } from "./delivering.ts";

const { api, anEndpoint, sinkFor, work } = deliveriesForTest();

test("an event arrives once, with its type, time and data, and every signature that a receiver may check", async () => {
  const sink = await sinkFor();
  const { organizationId, endpoint } = await anEndpoint(sink.url);
  const objectId = newId();
  await tell(organizationId, objectId, ["order.paid"], { id: objectId, total: 1999 });
  work();
  await settled(endpoint.id, ["succeeded"]);
  expect(sink.received).toHaveLength(1);
  const [{ headers, body } = { headers: {} as Received["headers"], body: "" }] = sink.received;
  const { secret } = endpoint;
  expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
  const said = new Webhook(secret).verify(body, textHeaders(headers));
  expect(said).toMatchObject({ type: "order.paid", data: { id: objectId, total: 1999 } });
  const likePolar = Buffer.from(secret, "utf8").toString("base64");
  expect(new Webhook(likePolar).verify(body, textHeaders(headers))).toEqual(said);
  expect(headers["x-polar-signature"]).toBe(createHmac("sha256", secret).update(body).digest("hex"));
  const [event] = await world().read<{ id: string; at: Date }>(sql`
    SELECT id, created_at AS at FROM webhook_event WHERE object_id = ${objectId}::uuid`);
  expect(headers["webhook-id"]).toBe(event?.id);
  expect(bodyOf({ headers, body, path: "" }).timestamp).toBe(event?.at.toISOString());
});

test("after a reset both secrets verify until the overlap is over, and only the later one then", async () => {
  const sink = await sinkFor();
  const { organizationId, endpoint, token } = await anEndpoint(sink.url);
  const reset = await api("PATCH", `/webhooks/endpoints/${endpoint.id}/secret`, undefined, { token });
  expect(reset.body.secret).not.toBe(endpoint.secret);
  const verifies = ({ headers, body }: Received, secret: string) => {
    try {
      return Boolean(new Webhook(secret).verify(body, textHeaders(headers)));
    } catch {
      return false;
    }
  };
  work();
  await tell(organizationId, newId());
  await settled(endpoint.id, ["succeeded"]);
  await world().read(sql`
    UPDATE webhook_endpoint SET previous_secret_until = now() - interval '1 second' WHERE id = ${endpoint.id}::uuid`);
  await tell(organizationId, newId());
  await settled(endpoint.id, ["succeeded", "succeeded"]);
  const secrets = [endpoint.secret, reset.body.secret];
  expect(sink.received.map((each) => secrets.map((secret) => verifies(each, secret)))).toEqual([
    [true, true],
    [false, true],
  ]);
});

test("20 kB or more go out as the object's id alone, and say so", async () => {
  const sink = await sinkFor();
  const { organizationId, endpoint } = await anEndpoint(sink.url);
  const objectId = newId();
  await tell(organizationId, objectId, ["order.paid"], { id: objectId, notes: "n".repeat(20_000) });
  work();
  await settled(endpoint.id, ["succeeded"]);
  expect(sink.received.map(bodyOf)).toMatchObject([
    { type: "order.paid", is_thin: true, data: { id: objectId } },
  ]);
});

test("Discord and Slack get a message of theirs", async () => {
  const sink = await sinkFor();
  const { organizationId, endpoint, add } = await anEndpoint(sink.url, { format: "discord" });
  const objectId = newId();
  const slack = await add(sink.url);
  await world().db.webhook_endpoint.update({ where: { id: slack.id }, data: { format: "slack" } });
  await tell(organizationId, objectId, ["order.paid"], { name: "<!everyone> *Anna*", status: "paid" });
  work();
  await settled(endpoint.id, ["succeeded"]);
  await settled(slack.id, ["succeeded"]);
  const bodies = sink.received.map(bodyOf);
  expect(bodies.find(({ embeds }) => embeds)).toMatchObject({ embeds: [{ title: "Order paid" }] });
  const { text } = bodies.find(({ blocks }) => blocks);
  expect(text).toBe("Order paid: &lt;!everyone&gt; *Anna*, Paid");
});
