import "server-only";
import type StripeSdk from "stripe";
import { z } from "zod";
import type { StripeEventType } from "@/lib/stripe-events";
import { MINUTE_MS, SECOND_MS } from "@/lib/time";
import { recordDispute } from "@/modules/disputes";
import { settleSetUp, syncPaymentMethod } from "@/modules/payment-methods";
import { listStuckPayments } from "@/modules/payments";
import { settleRefund } from "@/modules/refunds";
import { sql } from "@/server/db/sql";
import { defineJob, type JobContext } from "@/server/jobs/job";
import { log } from "@/server/log";
import { atOnce } from "@/server/stripe/at-once";
import { resumePayment, settleIntent } from "./settle-payment";

type Handler = (world: JobContext, event: StripeSdk.Event) => Promise<void>;

const intent: Handler = (world, { data }) => settleIntent(world, data.object as StripeSdk.PaymentIntent);
const refund: Handler = (world, { data }) => settleRefund(world, data.object as StripeSdk.Refund);
const dispute: Handler = (world, { data }) => recordDispute(world, data.object as StripeSdk.Dispute);

const method: Handler = (world, { data }) => syncPaymentMethod(world, data.object as StripeSdk.PaymentMethod);

/** Setups are of a checkout, which has a payment for them, or were begun to add a payment method. */
const setup: Handler = (world, { data }) => {
  const intent = data.object as StripeSdk.SetupIntent;
  return intent.metadata?.payment_id
    ? settleIntent(world, { id: intent.id, metadata: intent.metadata })
    : settleSetUp(world, intent);
};

/** What each event that means something to us does. All others are kept and left alone. */
const handlers: Record<StripeEventType, Handler> = {
  "payment_intent.succeeded": intent,
  "payment_intent.payment_failed": intent,
  "payment_intent.canceled": intent,
  "payment_intent.processing": intent,
  "setup_intent.succeeded": setup,
  "setup_intent.setup_failed": setup,
  "setup_intent.canceled": setup,
  "payment_method.detached": method,
  "payment_method.updated": method,
  "payment_method.automatically_updated": method,
  "refund.created": refund,
  "refund.updated": refund,
  "refund.failed": refund,
  "charge.refund.updated": refund,
  "charge.dispute.created": dispute,
  "charge.dispute.updated": dispute,
  "charge.dispute.closed": dispute,
};

export const isHandled = (type: string): type is StripeEventType => Object.hasOwn(handlers, type);

/** Applies one stored event. Events come more than once and in any order: what they tell is asked again where it matters. */
export const applyStripeEvent = defineJob({
  name: "stripe-events.apply-stripe-event",
  input: z.object({ event_id: z.string() }),
  attempts: 25,
  run: async (world, { event_id }) => {
    const [stored] = await world.read<{ payload: StripeSdk.Event; processed_at: Date | null }>(sql`
      SELECT payload, processed_at FROM stripe_event WHERE id = ${event_id}`);
    if (!stored || stored.processed_at) return;
    const { type } = stored.payload;
    if (isHandled(type)) await handlers[type](world, stored.payload);
    await world.read(sql`UPDATE stripe_event SET processed_at = now() WHERE id = ${event_id}`);
  },
});

/** A worker that dies over its batches leaves hundreds of payments undecided; the next sweep goes on with what this one has no time for. */
const SWEPT = { most: 5_000, withinMs: 50 * SECOND_MS };

/** Asks Stripe about every payment that is undecided after a minute: nothing is lost when an answer or webhook is. */
export const sweepPayments = defineJob({
  name: "stripe-events.sweep-payments",
  input: z.object({}),
  attempts: 1,
  schedule: "* * * * *",
  run: async (world) => {
    const before = new Date(world.realNow.getTime() - MINUTE_MS);
    const stuck = await listStuckPayments(world.read, before, SWEPT.most);
    const end = Date.now() + SWEPT.withinMs;
    await atOnce(stuck, async ({ id }) => {
      if (Date.now() >= end) return;
      // One that fails must not keep the others waiting: the next sweep asks for it again.
      await resumePayment(world, id).catch((error) =>
        log.warn({ err: error, payment_id: id }, "payment not resumed"),
      );
    });
  },
});

export const stripeEventJobs = [applyStripeEvent, sweepPayments];
