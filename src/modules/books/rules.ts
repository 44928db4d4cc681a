/** The accounts of the books; debit positive, credit negative, minor units. What is not named is zero. */
export type Accounts = {
  /** What customers owe for orders. */
  receivables?: number;
  /** What Stripe holds for the organization, before its fees. */
  stripe_clearing?: number;
  revenue?: number;
  tax_payable?: number;
  refunds?: number;
  /** What customers have with the organization: a credit is theirs. */
  customer_balances?: number;
  disputes?: number;
};

export const postingKinds = [
  "order_billed",
  "order_voided",
  "payment_received",
  "duplicate_received",
  "duplicate_returned",
  "refund_paid",
  "refund_failed",
  "dispute_opened",
  "dispute_won",
] as const;
export type PostingKind = (typeof postingKinds)[number];

/** One line of the journal, whose accounts sum to zero. Of each kind there is one for a subject, however often it is posted. */
export type Posting = Accounts & {
  organization_id: string;
  kind: PostingKind;
  /** The row that it is posted for. */
  subject_id: string;
  order_id: string | null;
  customer_id: string | null;
  currency: string;
};

/** `applied_balance_amount`: what the customer's balance adds to the total, negative where it pays of it. Minor units. */
export type BilledOrder = {
  id: string;
  organization_id: string;
  customer_id: string;
  currency: string;
  net_amount: number;
  tax_amount: number;
  applied_balance_amount: number;
};

const ofOrder = (kind: PostingKind, order: BilledOrder, sign: 1 | -1): Posting => {
  const { id, organization_id, customer_id, currency, net_amount, tax_amount } = order;
  const applied = order.applied_balance_amount;
  return {
    organization_id,
    kind,
    subject_id: id,
    order_id: id,
    customer_id,
    currency,
    receivables: sign * (net_amount + tax_amount + applied),
    customer_balances: -sign * applied,
    revenue: -sign * net_amount,
    tax_payable: -sign * tax_amount,
  };
};

/** What an order of any total earns: the customer owes it, beside what their balance took or paid. */
export const orderBilled = (order: BilledOrder): Posting => ofOrder("order_billed", order, 1);

/** Takes back all that billing it posted. */
export const orderVoided = (order: BilledOrder): Posting => ofOrder("order_voided", order, -1);

export type TakenPayment = { id: string; organization_id: string; amount: number; currency: string };

const ofPayment = (
  kind: PostingKind,
  { id, organization_id, amount, currency }: TakenPayment,
  of: { orderId: string | null; customerId: string | null },
  sign: 1 | -1,
): Posting => ({
  organization_id,
  kind,
  subject_id: id,
  order_id: of.orderId,
  customer_id: of.customerId,
  currency,
  stripe_clearing: sign * amount,
  receivables: -sign * amount,
});

/** Money that came for an order. */
export const paymentReceived = (
  payment: TakenPayment,
  of: { orderId: string; customerId: string | null },
): Posting => ofPayment("payment_received", payment, of, 1);

/** Money that came a second time for what was paid already: no order's, and owed back. */
export const duplicateReceived = (payment: TakenPayment, customerId: string | null): Posting =>
  ofPayment("duplicate_received", payment, { orderId: null, customerId }, 1);

/** It went back. */
export const duplicateReturned = (payment: TakenPayment, customerId: string | null): Posting =>
  ofPayment("duplicate_returned", payment, { orderId: null, customerId }, -1);

/** `amount` without tax, the tax beside it; minor units. */
export type PostedRefund = {
  id: string;
  organization_id: string;
  order_id: string;
  customer_id: string;
  amount: number;
  tax_amount: number;
  currency: string;
};

const ofRefund = (kind: PostingKind, refund: PostedRefund, sign: 1 | -1): Posting => ({
  organization_id: refund.organization_id,
  kind,
  subject_id: refund.id,
  order_id: refund.order_id,
  customer_id: refund.customer_id,
  currency: refund.currency,
  refunds: sign * refund.amount,
  tax_payable: sign * refund.tax_amount,
  stripe_clearing: -sign * (refund.amount + refund.tax_amount),
});

/** Money that went back to the customer. */
export const refundPaid = (refund: PostedRefund): Posting => ofRefund("refund_paid", refund, 1);

/** A refund that was paid came back, because the customer's bank did not take it. */
export const refundFailed = (refund: PostedRefund): Posting => ofRefund("refund_failed", refund, -1);

/** Of the same form as a refund. */
export type PostedDispute = PostedRefund;

const ofDispute = (kind: PostingKind, dispute: PostedDispute, sign: 1 | -1): Posting => ({
  organization_id: dispute.organization_id,
  kind,
  subject_id: dispute.id,
  order_id: dispute.order_id,
  customer_id: dispute.customer_id,
  currency: dispute.currency,
  disputes: sign * (dispute.amount + dispute.tax_amount),
  stripe_clearing: -sign * (dispute.amount + dispute.tax_amount),
});

/** Stripe takes disputed money at once, tax included. Lost, it stays there: nothing more is posted. */
export const disputeOpened = (dispute: PostedDispute): Posting => ofDispute("dispute_opened", dispute, 1);

/** Won, it is back. */
export const disputeWon = (dispute: PostedDispute): Posting => ofDispute("dispute_won", dispute, -1);
