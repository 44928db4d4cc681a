import "server-only";
import StripeSdk from "stripe";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { DisputeNotOpenError } from "./errors";
import { recordDispute } from "./record-dispute";
import { findDispute, findStripeDispute } from "./repository";
import { awaitsAnswer } from "./rules";
import type { Dispute } from "./schema";

/**
 * Gives a dispute up: Stripe closes it, which cannot be undone, and the money stays with the buyer. It is `lost` then; one
 * that only asked (`early_warning`) is `prevented`. However many ask at once, Stripe is told once.
 *
 * @throws ResourceNotFound, DisputeNotOpenError; what the SDK throws when Stripe does not answer: ask again then.
 */
export async function acceptDispute(ctx: Context, id: string): Promise<Dispute> {
  const { read, stripe, organizationId, now } = ctx;
  const known = await findStripeDispute(read, organizationId, id);
  if (!known) throw new ResourceNotFound();
  if (!awaitsAnswer(known.status)) throw new DisputeNotOpenError();
  const isClosed = await close(stripe, known.stripe_dispute_id, id);
  await recordDispute(ctx, { id: known.stripe_dispute_id });
  if (!isClosed) throw new DisputeNotOpenError();
  const accepted = await findDispute(read, organizationId, id, now);
  if (!accepted) throw new ResourceNotFound();
  return accepted;
}

/** Answers false when Stripe refuses, because the dispute went on without us. */
async function close(stripe: Context["stripe"], stripeId: string, id: string): Promise<boolean> {
  try {
    await stripe.disputes.close(stripeId, {}, { idempotencyKey: `florin-dispute-close-${id}` });
    return true;
  } catch (error) {
    if (error instanceof StripeSdk.errors.StripeInvalidRequestError) return false;
    throw error;
  }
}
