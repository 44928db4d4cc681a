import "server-only";
import StripeSdk from "stripe";
import { lockOrder } from "@/modules/orders";
import { toStripeAmount } from "@/modules/payments";
import { inOrganization } from "@/server/clock";
import type { World } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { applyOutcome } from "./apply-outcome";
import { findRefundRow, findRefundToSend, type RefundToSend } from "./repository";
import { type Outcome, outcomeOf, stripeReason } from "./rules";

/** `isRepeated`: Stripe may have been asked before. */
type Manner = { isRepeated: boolean; timeoutMs?: number };

/**
 * Has Stripe give back the money of a pending refund, once however often this is called, and applies what it says; of
 * one that Stripe has, asks what became of it.
 *
 * @throws what the SDK throws when Stripe cannot be reached or fails: then nothing is known, and the refund stays pending.
 */
export async function sendRefund(world: World, id: string, manner: Manner): Promise<void> {
  const refund = await findRefundToSend(world.read, id);
  if (refund?.status !== "pending") return;
  const outcome = await outcomeAt(world, refund, manner);
  const { now } = await inOrganization(world, refund.organization_id);
  await transaction(world.db, async (tx) => {
    const order = await lockOrder(tx, refund.organization_id, refund.order_id);
    const current = await findRefundRow(tx, id);
    if (order && current) await applyOutcome(tx, order, current, outcome, now);
  });
}

async function outcomeAt({ stripe }: World, refund: RefundToSend, manner: Manner): Promise<Outcome> {
  if (refund.stripe_refund_id) return outcomeOf(await stripe.refunds.retrieve(refund.stripe_refund_id));
  const made = manner.isRepeated ? await findMade(stripe, refund) : null;
  if (made) return outcomeOf(made);
  try {
    return outcomeOf(
      await stripe.refunds.create(
        {
          payment_intent: refund.stripe_payment_intent_id,
          amount: toStripeAmount(refund.amount + refund.tax_amount, refund.currency),
          reason: stripeReason(refund.reason),
          metadata: { refund_id: refund.id, order_id: refund.order_id },
        },
        {
          idempotencyKey: `florin-refund-${refund.id}`,
          ...(manner.timeoutMs && { timeout: manner.timeoutMs }),
        },
      ),
    );
  } catch (error) {
    return refusalIn(error);
  }
}

/** The idempotency key is forgotten after a day, and keeps a failure of Stripe's as it keeps a success: so look first. */
async function findMade(stripe: World["stripe"], refund: RefundToSend): Promise<StripeSdk.Refund | null> {
  const list = stripe.refunds.list({ payment_intent: refund.stripe_payment_intent_id, limit: 100 });
  for await (const made of list) if (made.metadata?.refund_id === refund.id) return made;
  return null;
}

/** A refusal by Stripe is an outcome; anything else is not known and thrown on. */
function refusalIn(error: unknown): Outcome {
  const { StripeInvalidRequestError, StripeCardError } = StripeSdk.errors;
  if (error instanceof StripeInvalidRequestError || error instanceof StripeCardError)
    return { status: "failed", stripe_refund_id: null, failure_reason: error.code ?? "refused" };
  throw error;
}
