import type Stripe from "stripe";
import { idOf } from "../store/tables.ts";
import type { Form } from "../wire/form.ts";
import { choice } from "../wire/parameters.ts";
import type { Work } from "../work.ts";
import { unexpectedState } from "./confirm-payment-intent.ts";

const cancelable = [
  "requires_payment_method",
  "requires_confirmation",
  "requires_action",
  "requires_capture",
];

/** Cancels an intent that has not been paid; money that a bank holds for it is let go. */
export function cancelPaymentIntent(
  work: Work,
  form: Form,
  intent: Stripe.PaymentIntent,
): Stripe.PaymentIntent {
  if (!cancelable.includes(intent.status)) throw unexpectedState(intent, "cancel");
  const reasons = ["duplicate", "fraudulent", "requested_by_customer", "abandoned"];
  const reason = choice(form, "cancellation_reason", reasons) ?? null;
  if (intent.status === "requires_capture") releaseHold(work, idOf(intent.latest_charge));
  intent.status = "canceled";
  intent.canceled_at = work.now;
  intent.cancellation_reason = reason;
  intent.amount_capturable = 0;
  intent.next_action = null;
  work.tables.paymentIntents.save(intent);
  work.emit("payment_intent.canceled", intent);
  return intent;
}

function releaseHold(work: Work, id: string | null): void {
  const charge = id === null ? undefined : work.tables.charges.find(id);
  if (charge === undefined) return;
  charge.refunded = true;
  charge.amount_refunded = charge.amount;
  work.tables.charges.save(charge);
  work.emit("charge.refunded", charge, { amount_refunded: 0, refunded: false });
}
