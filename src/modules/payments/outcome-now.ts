import "server-only";
import StripeSdk from "stripe";
import { HOUR_MS, MINUTE_MS } from "@/lib/time";
import type { World } from "@/server/context";
import { beganAt } from "./began-at";
import { cancelIntent, charge } from "./charge";
import { findCharge } from "./find-charge";
import type { PaymentRow } from "./repository";
import type { Outcome } from "./rules";

/** How long a buyer may take over the question of their bank. */
const AUTHENTICATION_MS = 30 * MINUTE_MS;

/** After this a request that Stripe still fails on is looked for instead: what is not there by now never came to be. */
const SETTLED_MS = 10 * MINUTE_MS;

/** Stripe forgets idempotency keys after a day: an older request is not sent again. */
const REPEATABLE_MS = 20 * HOUR_MS;

/**
 * Finds out what became of a payment that is not decided: asks again with the same key when nothing is known, ends it when its customer left it at
 * their bank's question.
 */
export async function outcomeNow(world: World, payment: PaymentRow): Promise<Outcome> {
  const age = world.realNow.getTime() - beganAt(payment).getTime();
  if (!payment.stripe_payment_intent_id && age > REPEATABLE_MS) return lookFor(world, payment);
  const outcome = await charge(world, payment).catch((error: unknown) => {
    if (error instanceof StripeSdk.errors.StripeAPIError && age > SETTLED_MS) return lookFor(world, payment);
    throw error;
  });
  const isLeft =
    outcome.kind === "pending" && outcome.status === "requires_action" && age > AUTHENTICATION_MS;
  return isLeft ? cancelIntent(world, outcome.intentId) : outcome;
}

const lookFor = async (world: World, payment: PaymentRow): Promise<Outcome> =>
  (await findCharge(world, payment)) ?? {
    kind: "failed",
    intentId: null,
    decline: {
      code: "timeout",
      message: "The payment was not completed in time. You have not been charged.",
    },
  };
