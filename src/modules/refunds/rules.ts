import type Stripe from "stripe";
import { chargeStepOf, divideToStep } from "@/lib/money";
import { type RefundReason, RefundStatus } from "./schema";

/** An amount without tax, and the tax beside it; minor units. */
export type Split = { amount: number; tax: number };

/** An order's money, and what of it pending and succeeded refunds hold; minor units. */
export type Refundable = {
  currency: string;
  net_amount: number;
  tax_amount: number;
  refund_reserved_amount: number;
  refund_reserved_tax_amount: number;
};

export const leftOf = (order: Refundable): Split => ({
  amount: order.net_amount - order.refund_reserved_amount,
  tax: order.tax_amount - order.refund_reserved_tax_amount,
});

/**
 * The tax that goes back with `amount` (1 to what is left, without tax). Rounded on the sum of all refunds, not on each,
 * so that the one which gives back the last of the amount gives back the last of the tax; and to the currency's step, so
 * that it can be paid out.
 */
export function taxBeside(order: Refundable, amount: number): number {
  const left = leftOf(order);
  if (amount === left.amount) return left.tax;
  const due = taxOn(order, order.refund_reserved_amount + amount, order.net_amount);
  return clamp(due - order.refund_reserved_tax_amount, 0, left.tax);
}

/** Parts what was given back in all, tax included, into amount and tax. Null when that is more than is left. */
export function splitGross(order: Refundable, gross: number): Split | null {
  const left = leftOf(order);
  if (gross > left.amount + left.tax) return null;
  const before = order.refund_reserved_amount + order.refund_reserved_tax_amount;
  const due = taxOn(order, before + gross, order.net_amount + order.tax_amount);
  const least = Math.max(0, gross - left.amount);
  const tax = clamp(due - order.refund_reserved_tax_amount, least, Math.min(gross, left.tax));
  return { amount: gross - tax, tax };
}

/** The tax of an order on `part` of `whole`; exact for all amounts. */
const taxOn = (order: Refundable, part: number, whole: number) =>
  Number(divideToStep(BigInt(order.tax_amount) * BigInt(part), BigInt(whole), chargeStepOf(order.currency)));

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** What Stripe says of a refund. `stripe_refund_id` is null when it refused to make one. */
export type Outcome = {
  status: RefundStatus;
  stripe_refund_id: string | null;
  failure_reason: string | null;
};

/** Reads a refund of Stripe; one that waits for the customer is pending as well. */
export function outcomeOf(refund: Pick<Stripe.Refund, "id" | "status" | "failure_reason">): Outcome {
  const known = RefundStatus.safeParse(refund.status);
  const status = known.success ? known.data : "pending";
  const failure = status === "failed" ? (refund.failure_reason ?? "unknown") : null;
  return { status, stripe_refund_id: refund.id, failure_reason: failure };
}

const rank: Record<RefundStatus, number> = { pending: 0, succeeded: 1, failed: 2, canceled: 2 };

/**
 * Whether an outcome is news. A refund of Stripe only goes forward (pending, succeeded, failed), so that what comes late
 * is known by going backward; of one that Stripe had refused to make, its later word counts.
 */
export function isNews(
  known: { status: RefundStatus; stripe_refund_id: string | null },
  outcome: Outcome,
): boolean {
  if (outcome.stripe_refund_id === null) return known.stripe_refund_id === null && known.status === "pending";
  return known.stripe_refund_id === null || rank[outcome.status] > rank[known.status];
}

/** How a refund that goes from one status to another changes the books of its order. */
export function bookingOf(
  refund: Split,
  from: RefundStatus,
  to: RefundStatus,
): { reserved: Split; refunded: Split } {
  const times = (count: number): Split => ({ amount: refund.amount * count, tax: refund.tax * count });
  return {
    reserved: times(reserves(to) - reserves(from)),
    refunded: times(refunds(to) - refunds(from)),
  };
}

const reserves = (status: RefundStatus) => (status === "pending" || status === "succeeded" ? 1 : 0);
const refunds = (status: RefundStatus) => (status === "succeeded" ? 1 : 0);

/** The reason in Stripe's words, of which it has three. */
export const stripeReason = (reason: RefundReason): Stripe.RefundCreateParams.Reason =>
  reason === "duplicate" || reason === "fraudulent" ? reason : "requested_by_customer";

/** The reason of a refund that was made at Stripe. */
export function reasonOf(reason: string | null): RefundReason {
  if (reason === "duplicate" || reason === "fraudulent") return reason;
  return reason === "requested_by_customer" ? "customer_request" : "other";
}
