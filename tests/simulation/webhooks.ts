import type Stripe from "stripe";
import { isHandled } from "@/modules/stripe-events/jobs";
import { receiveStripeEvent } from "@/modules/stripe-events/receive-stripe-event";
import { env } from "@/server/env";
import { control } from "../integration/sandbox/start-sandbox.ts";
import { runJobs, sweep } from "./chores.ts";
import type { Simulated } from "./simulated.ts";

/** Of so many events one is held back until a later delivery. */
const HELD_BACK = 0.2;
const MOST_TIMES = 3;

/** Has what Stripe tells come in: each event one to three times, in any order, some of them much later. */
export async function deliverEvents(simulated: Simulated): Promise<void> {
  const { webhooks, random } = simulated;
  const events = [...webhooks.heldBack, ...(await newEvents(simulated))];
  webhooks.heldBack = events.filter(() => random.chance(HELD_BACK));
  const now = events.filter((event) => !webhooks.heldBack.includes(event));
  const copies = now.flatMap((event) =>
    Array.from({ length: random.int(1, MOST_TIMES) }, (_, copy) =>
      // Stripe tells of one change by two events now and then.
      copy === 0 || random.chance(0.5) ? event : { ...event, id: `${event.id}_${copy}` },
    ),
  );
  for (const event of random.shuffled(copies)) await receive(simulated, event);
  await runJobs(simulated);
}

/** Nothing is held back any more, no payment undecided, and nothing left that Stripe does by itself: what follows from one is awaited as well. */
export async function deliverAll(simulated: Simulated): Promise<void> {
  const { webhooks, sandbox } = simulated;
  for (let isOver = false; !isOver; ) {
    const { ran } = (await control(sandbox, "POST", "tasks")).body;
    const events = [...webhooks.heldBack, ...(await newEvents(simulated))];
    webhooks.heldBack = [];
    for (const event of events) await receive(simulated, event);
    await runJobs(simulated);
    await sweep(simulated, 40);
    isOver = ran === 0 && events.length === 0;
  }
}

/** What was told before this simulation began is none of it. */
export const skipEarlierEvents = (simulated: Simulated): Promise<unknown> => newEvents(simulated);

/** Oldest first, those alone that are sent to an endpoint of ours. */
async function newEvents({ sandbox, webhooks: { seen } }: Simulated): Promise<Stripe.Event[]> {
  const fresh: Stripe.Event[] = [];
  for await (const event of sandbox.stripe.events.list({ limit: 100 })) {
    if (seen.has(event.id)) break;
    seen.add(event.id);
    if (isHandled(event.type)) fresh.push(event);
  }
  return fresh.reverse();
}

async function receive({ sandbox, lives }: Simulated, event: Stripe.Event): Promise<void> {
  const payload = JSON.stringify(event);
  const signature = sandbox.stripe.webhooks.generateTestHeaderString({
    payload,
    secret: env.STRIPE_WEBHOOK_SECRET,
  });
  await receiveStripeEvent(lives.base, payload, signature);
}
