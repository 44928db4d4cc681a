import type Stripe from "stripe";
import { eventually } from "../integration/sandbox/start-sandbox.ts";
import { type Ran, runJobs } from "./jobs.ts";
import type { Shop } from "./shop.ts";

/** The events that Stripe has of an object, oldest first. */
export async function eventsOf(shop: Shop, objectId: string): Promise<Stripe.Event[]> {
  const { data } = await shop.sandbox().stripe.events.list({ limit: 100 });
  return data.filter(({ data: { object } }) => "id" in object && object.id === objectId).reverse();
}

/** The first event of a type of an object, once there is one. */
export const eventOf = (shop: Shop, objectId: string, type: string): Promise<Stripe.Event> =>
  eventually(async () => (await eventsOf(shop, objectId)).find((event) => event.type === type));

/** Lets events come in at the webhook with Stripe's signature, and runs the jobs that apply them. */
export async function deliver(shop: Shop, ...events: Stripe.Event[]): Promise<Ran> {
  const { receiveStripeEvent } = await import("@/modules/stripe-events/receive-stripe-event");
  const { world } = await import("@/server/context");
  const { env } = await import("@/server/env");
  for (const event of events) {
    const payload = JSON.stringify(event);
    const secret = env.STRIPE_WEBHOOK_SECRET;
    const signature = shop.sandbox().stripe.webhooks.generateTestHeaderString({ payload, secret });
    await receiveStripeEvent(world(), payload, signature);
  }
  return runJobs();
}
