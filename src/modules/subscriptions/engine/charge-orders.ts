import "server-only";
import { charge, type PaymentRow } from "@/modules/payments";
import type { World } from "@/server/context";
import { log } from "@/server/log";
import { type Decided, settleOrders } from "./settle-orders";

/** How many charges a process has under way at Stripe. */
const AT_ONCE = 16;

/**
 * Has Stripe take the money of payments, some at a time and outside any transaction, and applies what it says in one. Of what Stripe does not
 * answer nothing is known: the sweep asks again under the same key.
 */
export async function chargeOrders(world: World, payments: readonly PaymentRow[]): Promise<void> {
  if (payments.length === 0) return;
  const waiting = [...payments];
  const decided: Decided[] = [];
  const work = async () => {
    for (let payment = waiting.pop(); payment; payment = waiting.pop()) {
      const outcome = await charge(world, payment).catch((error) => {
        log.warn({ err: error, payment_id: payment?.id }, "charge not answered");
        return null;
      });
      if (outcome) decided.push({ payment, outcome });
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, payments.length) }, work));
  await settleOrders(world, decided);
}
