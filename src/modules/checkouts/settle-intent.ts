import "server-only";
import type StripeSdk from "stripe";
import { Id } from "@/lib/id";
import { findPaymentByIntent, findPaymentRow, retrieve } from "@/modules/payments";
import type { World } from "@/server/context";
import { settleCheckout } from "./settle-checkout";

/**
 * Applies what Stripe tells of an intent. The event is a hint that may be late or repeated: the intent is asked for
 * anew, unless its payment is known to have succeeded. Intents of others in the same account are left alone.
 */
export async function settleIntent(world: World, intent: StripeSdk.PaymentIntent): Promise<void> {
  const paymentId = Id.safeParse(intent.metadata.payment_id);
  const payment = paymentId.success
    ? await findPaymentRow(world.read, paymentId.data)
    : await findPaymentByIntent(world.read, intent.id);
  if (!payment || payment.status === "succeeded") return;
  await settleCheckout(world, payment, await retrieve(world, intent.id));
}
