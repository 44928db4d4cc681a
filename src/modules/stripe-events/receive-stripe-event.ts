import "server-only";
import type StripeSdk from "stripe";
import { defineError } from "@/lib/errors";
import type { World } from "@/server/context";
import { sql } from "@/server/db/sql";
import { env } from "@/server/env";
import { applyStripeEvent, isHandled } from "./jobs";

export const InvalidSignature = defineError("InvalidSignature", {
  status: 400,
  detail: "The signature does not fit this body.",
});

/**
 * Takes in an event of Stripe: its signature is checked, it is stored once by its id, and a job applies it.
 * Answered before anything is done with it, so that Stripe does not wait.
 */
export async function receiveStripeEvent(
  world: World,
  body: string,
  signature: string | null,
): Promise<void> {
  const event = verified(world, body, signature);
  const store = sql`
    INSERT INTO stripe_event (id, type, payload) VALUES (${event.id}, ${event.type}, ${body}::jsonb)
    ON CONFLICT (id) DO NOTHING`;
  // One statement is one transaction: the job exists if and only if the event was stored.
  await world.read(
    isHandled(event.type)
      ? sql`WITH stored AS (${store} RETURNING id) SELECT ${applyStripeEvent.adding({ event_id: event.id })} FROM stored`
      : store,
  );
}

function verified(world: World, body: string, signature: string | null): StripeSdk.Event {
  try {
    return world.stripe.webhooks.constructEvent(body, signature ?? "", env.STRIPE_WEBHOOK_SECRET);
  } catch {
    throw new InvalidSignature();
  }
}
