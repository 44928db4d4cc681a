import { createHmac } from "node:crypto";
import { ResourceNotFound } from "polar-sdk-strict/models/errors/resourcenotfound.js";
import { validateEvent } from "polar-sdk-strict/webhooks.js";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aSink, type Received, type Sink } from "../setup/sink.ts";
import { anEmail, aSale } from "./a-sale.ts";
import { allOf, curl, NOTHING, strict, unique } from "./clients.ts";

let sink: Sink;
beforeAll(async () => {
  sink = await aSink();
});
afterAll(() => sink.stop());

const textHeaders = ({ headers }: Received) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

const arrived = (type: string, about: (data: { id: string }) => boolean) =>
  expect
    .poll(
      () => sink.received.find(({ body }) => JSON.parse(body).type === type && about(JSON.parse(body).data)),
      {
        timeout: 20_000,
      },
    )
    .toBeDefined();

const price = { amountType: "fixed", priceAmount: 2000, priceCurrency: "usd" } as const;

test("the strict client makes, reads, lists, changes and deletes an endpoint and resets its secret", async () => {
  const url = `${sink.url}/${unique("crud")}`;
  const made = await strict.webhooks.createWebhookEndpoint({ url, format: "raw", events: ["order.paid"] });
  expect(made).toMatchObject({ url, format: "raw", events: ["order.paid"], enabled: true });
  expect(await strict.webhooks.getWebhookEndpoint({ id: made.id })).toEqual(made);
  expect(await allOf(await strict.webhooks.listWebhookEndpoints({}))).toContainEqual(made);
  const changed = await strict.webhooks.updateWebhookEndpoint({
    id: made.id,
    webhookEndpointUpdate: { events: ["order.paid", "order.refunded"], enabled: false },
  });
  expect(changed).toMatchObject({ events: ["order.paid", "order.refunded"], enabled: false });
  const reset = await strict.webhooks.resetWebhookEndpointSecret({ id: made.id });
  expect(reset.secret).not.toBe(made.secret);
  await strict.webhooks.deleteWebhookEndpoint({ id: made.id });
  await expect(strict.webhooks.getWebhookEndpoint({ id: made.id })).rejects.toBeInstanceOf(ResourceNotFound);
});

test("deliveries of a sale verify and parse with the strict client and with Standard Webhooks, are listed, and are sent again", async () => {
  const events = [
    "product.created",
    "customer.created",
    "checkout.created",
    "checkout.updated",
    "order.created",
    "order.paid",
  ] as const;
  const url = `${sink.url}/${unique("sale")}`;
  const endpoint = await strict.webhooks.createWebhookEndpoint({
    url,
    format: "raw",
    events: [...events],
  });
  const product = await strict.products.create({ name: unique("Told"), prices: [price] });
  await strict.customers.create({ email: anEmail() });
  const { order } = await aSale(product.id);
  await arrived("product.created", ({ id }) => id === product.id);
  await arrived("order.paid", ({ id }) => id === order.id);
  // The endpoints of the other tests lead to the same receiver, and have secrets of their own.
  const here = () => sink.received.filter(({ path }) => url.endsWith(path));
  const told = () =>
    [
      ...new Set(here().map((each) => validateEvent(each.body, textHeaders(each), endpoint.secret).type)),
    ].sort();
  await expect.poll(told, { timeout: 20_000 }).toEqual([...events].sort());
  for (const each of here()) {
    const headers = textHeaders(each);
    new Webhook(endpoint.secret).verify(each.body, headers);
    const hex = createHmac("sha256", endpoint.secret).update(each.body).digest("hex");
    expect(headers["x-polar-signature"]).toBe(hex);
  }
  const query = { endpointId: endpoint.id, succeeded: true, eventType: "order.paid" } as const;
  // Other tests sell in the same organization.
  const find = async () =>
    (await allOf(await strict.webhooks.listWebhookDeliveries(query))).filter((each) =>
      JSON.stringify(each.webhookEvent).includes(order.id),
    );
  await expect.poll(async () => (await find()).length, { timeout: 10_000 }).toBe(1);
  const [delivery] = await find();
  expect(delivery).toMatchObject({ succeeded: true, httpCode: 200, webhookEvent: { type: "order.paid" } });
  const id = delivery?.webhookEvent.id ?? "";
  await strict.webhooks.redeliverWebhookEvent({ id });
  const again = () => sink.received.filter(({ headers }) => headers["webhook-id"] === id).length;
  await expect.poll(again, { timeout: 10_000 }).toBe(2);
  await strict.webhooks.deleteWebhookEndpoint({ id: endpoint.id });
});

test("by the older names: events are listed after one that is known, and replayed", async () => {
  const read = async (query: string) =>
    (await (await curl(`/v1/webhooks/events?limit=100&${query}`)).json()).items as {
      id: string;
      type: string;
    }[];
  const product = await strict.products.create({ name: unique("Before"), prices: [price] });
  const [first] = await read(`object_id=${product.id}`);
  const next = await strict.products.create({ name: unique("After"), prices: [price] });
  const [second] = await read(`object_id=${next.id}`);
  const later = (await read(`after=${first?.id}`)).map(({ id }) => id);
  expect(later).toContain(second?.id);
  expect(later).not.toContain(first?.id);
  const replay = (id = NOTHING) => curl(`/v1/webhooks/events/${id}/replay`, { method: "POST" });
  expect((await replay(second?.id)).status).toBe(202);
  expect((await replay()).status).toBe(404);
});
