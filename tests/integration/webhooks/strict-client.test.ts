import { validateEvent } from "polar-sdk-strict/webhooks.js";
import { Webhook } from "standardwebhooks";
import { Webhook as Svix } from "svix";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startDelivering } from "@/modules/webhooks";
import { shopForTest } from "../../setup/shop.ts";
import { aSink, type Sink } from "../../setup/sink.ts";

const { api, token } = shopForTest({ FLORIN_WEBHOOKS_TO_PRIVATE: "on" });

const events = [
  "product.created",
  "product.updated",
  "customer.created",
  "customer.updated",
  "checkout.created",
  "checkout.updated",
  "order.created",
  "order.paid",
  "order.refunded",
  "refund.created",
  "benefit.created",
  "benefit.updated",
];

let sink: Sink;
let work: { stop(): Promise<void> };
beforeAll(async () => {
  sink = await aSink();
  work = startDelivering();
});
afterAll(async () => {
  await work.stop();
  await sink.stop();
});

async function post(path: string, body: object) {
  const answer = await api("POST", path, body);
  expect([path, answer.status, answer.text.slice(0, 300)]).toEqual([
    path,
    answer.status < 300 ? answer.status : 0,
    expect.anything(),
  ]);
  return answer.body;
}

test("the strict client, Standard Webhooks and Svix verify and parse what a sale, its refund and the catalogue tell", async () => {
  const { secret } = await post("/webhooks/endpoints", { url: sink.url, format: "raw", events });
  const product = await post("/products", {
    name: "Atlas",
    prices: [{ amount_type: "fixed", price_amount: 2000, price_currency: "usd" }],
  });
  await api("PATCH", `/products/${product.id}`, { name: "Atlas 2" });
  const benefit = await post("/benefits", {
    type: "credits",
    description: "Credits",
    properties: { amount: 10 },
  });
  await api("PATCH", `/benefits/${benefit.id}`, { description: "More credits" });
  const customer = await post("/customers", { email: "anna@example.com" });
  await api("PATCH", `/customers/${customer.id}`, { name: "Anna" });
  const checkout = await post("/checkouts", {
    products: [product.id],
    customer_email: "ben@example.com",
    customer_billing_address: { country: "DE" },
  });
  await post(`/checkouts/client/${checkout.client_secret}/confirm`, { confirmation_token_id: await token() });
  const [order] = (await api("GET", `/orders?checkout_id=${checkout.id}`)).body.items;
  await post("/refunds", { order_id: order.id, reason: "customer_request", amount: order.net_amount });
  const types = () => new Set(sink.received.map(({ body }) => JSON.parse(body).type));
  await expect.poll(() => [...types()].sort(), { timeout: 20_000 }).toEqual([...events].sort());
  for (const { body, headers } of sink.received) {
    const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    expect(validateEvent(body, given, secret).type).toBe(JSON.parse(body).type);
    expect(new Webhook(secret).verify(body, given)).toEqual(JSON.parse(body));
    expect(() => new Svix(secret).verify(body, given)).not.toThrow();
    expect(() => new Svix(secret).verify(`${body} `, given)).toThrow();
    expect(() => validateEvent(`${body} `, given, secret)).toThrow();
  }
});
