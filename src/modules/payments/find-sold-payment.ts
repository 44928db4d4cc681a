import "server-only";
import type StripeSdk from "stripe";
import { Id } from "@/lib/id";
import type { Read } from "@/server/db/sql";
import { findPaymentByIntent, findPaymentRow, isDuplicatePayment, type PaymentRow } from "./repository";

/** Stripe tells of what followed a payment before the payment itself is settled here: the job that hears of it asks again. */
export class OrderToCome extends Error {
  override readonly name = "OrderToCome";
}

export type SoldPayment = PaymentRow & { order_id: string };

/**
 * The payment behind an intent that Stripe speaks of, and the order it paid. Null for intents of others in the same
 * account, and for a payment that paid for nothing, because its checkout or its order had been paid or given up already.
 *
 * @throws OrderToCome
 */
export async function findSoldPayment(
  read: Read,
  intent: StripeSdk.PaymentIntent | string | null,
): Promise<SoldPayment | null> {
  const payment = intent && (await findPaymentOf(read, intent));
  if (!payment) return null;
  const { order_id } = payment;
  if (order_id) return (await isDuplicatePayment(read, payment.id)) ? null : { ...payment, order_id };
  if (payment.status === "succeeded") return null;
  throw new OrderToCome(`payment ${payment.id} has no order yet`);
}

/** By Stripe's id; one that was never heard of here by what we had written on it. */
async function findPaymentOf(
  read: Read,
  intent: StripeSdk.PaymentIntent | string,
): Promise<PaymentRow | null> {
  if (typeof intent === "string") return findPaymentByIntent(read, intent);
  const known = await findPaymentByIntent(read, intent.id);
  const named = Id.safeParse(intent.metadata.payment_id);
  return known ?? (named.success ? findPaymentRow(read, named.data) : null);
}
