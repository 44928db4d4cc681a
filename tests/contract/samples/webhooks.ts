import type { Merchant } from "../../factories/organization.ts";
import type { Shop } from "../../setup/shop.ts";
import { ofOne, plain, type Sample } from "./sample.ts";

const draft = { url: "https://example.com/hook", format: "raw", events: ["product.created"] };

const anEndpoint = async ({ token }: Merchant, { api }: Shop) =>
  (await api("POST", "/webhooks/endpoints", draft, { token })).body;

/** An event that was told to an endpoint. */
async function anEvent(merchant: Merchant, shop: Shop): Promise<{ id: string }> {
  const { token } = merchant;
  await anEndpoint(merchant, shop);
  const product = { name: "Atlas", prices: [{ amount_type: "fixed", price_amount: 1999 }] };
  await shop.api("POST", "/products", product, { token });
  const { body } = await shop.api("GET", "/webhooks/events?type=product.created&limit=1", undefined, {
    token,
  });
  return body.items[0];
}

/** The delivery of such an event. */
async function aDelivery(merchant: Merchant, shop: Shop): Promise<{ id: string }> {
  await anEvent(merchant, shop);
  const { body } = await shop.api("GET", "/webhooks/deliveries?limit=1", undefined, {
    token: merchant.token,
  });
  return body.items[0];
}

export const webhooks: Record<string, Sample> = {
  "webhooks.listEndpoints": plain(),
  "webhooks.createEndpoint": plain({ body: draft }),
  "webhooks.getEndpoint": ofOne(anEndpoint),
  "webhooks.updateEndpoint": ofOne(anEndpoint, { events: ["order.paid"] }),
  "webhooks.deleteEndpoint": ofOne(anEndpoint),
  "webhooks.resetEndpointSecret": ofOne(anEndpoint),
  "webhooks.testEndpoint": ofOne(anEndpoint),
  "webhooks.redeliverFailed": ofOne(anEndpoint, { since: "2026-03-16T12:00:00Z" }),
  "webhooks.getStatistics": ofOne(anEndpoint),
  "webhooks.listDeliveries": plain({ query: "succeeded=true&http_code_class=2xx&state=succeeded" }),
  "webhooks.getDelivery": ofOne(aDelivery),
  "webhooks.listAttempts": ofOne(aDelivery),
  "webhooks.listEvents": plain({ query: "type=order.paid" }),
  "webhooks.getEvent": ofOne(anEvent),
  "webhooks.redeliverEvent": ofOne(anEvent),
  "webhooks.replayEvent": ofOne(anEvent),
};
