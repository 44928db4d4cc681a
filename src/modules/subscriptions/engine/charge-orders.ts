import "server-only";
import { charge, type PaymentRow } from "@/modules/payments";
import type { World } from "@/server/context";
import { log } from "@/server/log";
import { atOnce } from "@/server/stripe/at-once";
import { type Decided, settleOrders } from "./settle-orders";

/**
 * Has Stripe take the money of payments, some at a time and outside any transaction, and applies what it says in one. Of what Stripe does not
 * answer nothing is known: the sweep asks again under the same key.
 */
export async function chargeOrders(world: World, payments: readonly PaymentRow[]): Promise<void> {
  if (payments.length === 0) return;
  const decided: Decided[] = [];
  await atOnce(payments, async (payment) => {
    const outcome = await charge(world, payment).catch((error) => {
      log.warn({ err: error, payment_id: payment.id }, "charge not answered");
      return null;
    });
    if (outcome) decided.push({ payment, outcome });
  });
  await settleOrders(world, decided);
}
