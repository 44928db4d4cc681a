import "server-only";
import { SECOND_MS } from "@/lib/time";
import { findStripeCustomer } from "@/modules/customers";
import type { World } from "@/server/context";
import { beganAt } from "./began-at";
import type { PaymentRow } from "./repository";
import { type Outcome, outcomeOf, outcomeOfSetup } from "./rules";

/** Our clock and Stripe's may differ. */
const TOLERANCE_SECONDS = 60;

/**
 * Looks at Stripe for the intent of a payment that nobody gave us the id of; null when there is none. Needed because
 * Stripe keeps its own failures under an idempotency key too, and answers them again for a day.
 */
export async function findCharge({ read, stripe }: World, payment: PaymentRow): Promise<Outcome | null> {
  const known = payment.customer_id ? await findStripeCustomer(read, payment.customer_id) : null;
  if (!known?.stripe_customer_id) return null;
  const among = {
    customer: known.stripe_customer_id,
    created: { gte: Math.floor(beganAt(payment).getTime() / SECOND_MS) - TOLERANCE_SECONDS },
    limit: 100,
  };
  if (payment.purpose === "setup") {
    const setups = stripe.setupIntents.list({ ...among, expand: ["data.payment_method"] });
    for await (const intent of setups)
      if (intent.metadata?.payment_id === payment.id) return outcomeOfSetup(intent);
    return null;
  }
  const intents = stripe.paymentIntents.list({ ...among, expand: ["data.latest_charge"] });
  for await (const intent of intents) if (intent.metadata.payment_id === payment.id) return outcomeOf(intent);
  return null;
}
