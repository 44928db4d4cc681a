import "server-only";
import StripeSdk from "stripe";
import { z } from "zod";
import { Id } from "@/lib/id";
import { duplicateReturned, post } from "@/modules/books";
import { inOrganization } from "@/server/clock";
import { transaction } from "@/server/db/transaction";
import { defineJob } from "@/server/jobs/job";
import { cancelIntent } from "./charge";
import { findPaymentRow, markDuplicate } from "./repository";

/** Ends a refused intent at Stripe, so that nobody who holds its secret can still pay it. */
export const cancelPayment = defineJob({
  name: "payments.cancel-payment",
  input: z.object({ intent_id: z.string() }),
  attempts: 10,
  run: async (world, { intent_id }) => {
    await cancelIntent(world, intent_id);
  },
});

/** Gives back a payment whose checkout or order had been paid already by another one, or given up. */
export const refundDuplicate = defineJob({
  name: "payments.refund-duplicate",
  input: z.object({ payment_id: Id }),
  attempts: 25,
  run: async (world, { payment_id }) => {
    const payment = await findPaymentRow(world.read, payment_id);
    if (!payment?.stripe_payment_intent_id) throw new Error(`payment ${payment_id} has no intent`);
    await world.stripe.refunds
      .create(
        { payment_intent: payment.stripe_payment_intent_id, reason: "duplicate", metadata: { payment_id } },
        { idempotencyKey: `florin-duplicate-${payment_id}` },
      )
      .catch(unlessReturned);
    const { now } = await inOrganization(world, payment.organization_id);
    await transaction(world.db, async (tx) => {
      await markDuplicate(tx, payment_id);
      await post(tx, [duplicateReturned(payment, payment.customer_id)], now);
    });
  },
});

/** Whoever looked at Stripe's own dashboard may have given it back before. */
function unlessReturned(error: unknown): void {
  const isReturned =
    error instanceof StripeSdk.errors.StripeInvalidRequestError && error.code === "charge_already_refunded";
  if (!isReturned) throw error;
}

export const paymentJobs = [cancelPayment, refundDuplicate];
