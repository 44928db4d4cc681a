import "server-only";
import type StripeSdk from "stripe";
import { Id } from "@/lib/id";
import { settleCheckout } from "@/modules/checkouts";
import {
  findPaymentByIntent,
  findPaymentRow,
  type Outcome,
  outcomeNow,
  type PaymentRow,
  retrieve,
} from "@/modules/payments";
import { settleChange, settleOrders } from "@/modules/subscriptions";
import { inOrganization } from "@/server/clock";
import type { World } from "@/server/context";

/** Applies what Stripe says of a payment where it belongs: to its checkout, to its order, or to the change of plan that it is for. */
async function settlePayment(world: World, payment: PaymentRow, outcome: Outcome): Promise<void> {
  if (payment.checkout_id) await settleCheckout(world, payment, outcome);
  else if (payment.order_id)
    await settleOrders(await inOrganization(world, payment.organization_id), [{ payment, outcome }]);
  else await settleChange(world, payment, outcome);
}

/**
 * Applies what Stripe tells of an intent. The event is a hint that may be late or repeated: the intent is asked for
 * anew, unless its payment is known to have succeeded. Intents of others in the same account are left alone.
 */
export async function settleIntent(
  world: World,
  intent: Pick<StripeSdk.PaymentIntent, "id" | "metadata">,
): Promise<void> {
  const paymentId = Id.safeParse(intent.metadata.payment_id);
  const payment = paymentId.success
    ? await findPaymentRow(world.read, paymentId.data)
    : await findPaymentByIntent(world.read, intent.id);
  if (!payment || payment.status === "succeeded") return;
  await settlePayment(world, payment, await retrieve(world, intent.id));
}

/** Finds out what became of a payment that is not decided, and applies it. */
export async function resumePayment(world: World, paymentId: string): Promise<void> {
  const payment = await findPaymentRow(world.read, paymentId);
  if (payment?.status !== "pending") return;
  await settlePayment(world, payment, await outcomeNow(world, payment));
}
