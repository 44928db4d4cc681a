import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  disputeOpened,
  disputeWon,
  duplicateReceived,
  duplicateReturned,
  orderBilled,
  orderVoided,
  type Posting,
  paymentReceived,
  refundFailed,
  refundPaid,
} from "./rules.ts";

const most = 999_999_999_999;
const amount = fc.integer({ min: 0, max: most });
const signed = fc.integer({ min: -most, max: most });
const subject = fc.record({
  id: fc.uuid(),
  organization_id: fc.uuid(),
  order_id: fc.uuid(),
  customer_id: fc.uuid(),
  currency: fc.constantFrom("usd", "jpy", "kwd"),
});

const order = fc
  .tuple(subject, signed, signed, signed)
  .map(([{ order_id: _, ...of }, net_amount, tax_amount, applied_balance_amount]) => ({
    ...of,
    net_amount,
    tax_amount,
    applied_balance_amount,
  }));
const payment = fc.tuple(subject, amount).map(([of, money]) => ({ ...of, amount: money }));
const part = fc
  .tuple(subject, amount, amount)
  .map(([of, net, tax_amount]) => ({ ...of, amount: net, tax_amount }));

const posted: Record<string, fc.Arbitrary<Posting>> = {
  "an order billed": order.map(orderBilled),
  "an order voided": order.map(orderVoided),
  "a payment received": payment.map((each) =>
    paymentReceived(each, { orderId: each.order_id, customerId: each.customer_id }),
  ),
  "a duplicate received": payment.map((each) => duplicateReceived(each, each.customer_id)),
  "a duplicate returned": payment.map((each) => duplicateReturned(each, each.customer_id)),
  "a refund paid": part.map(refundPaid),
  "a refund that failed": part.map(refundFailed),
  "a dispute opened": part.map(disputeOpened),
  "a dispute won": part.map(disputeWon),
};

const accounts = [
  "receivables",
  "stripe_clearing",
  "revenue",
  "tax_payable",
  "refunds",
  "customer_balances",
  "disputes",
] as const;

/** Exact for all safe integers. */
const sum = (...postings: Posting[]) =>
  postings
    .flatMap((each) => accounts.map((account) => BigInt(each[account] ?? 0)))
    .reduce((all, each) => all + each, 0n);

const inAll = (account: (typeof accounts)[number], ...postings: Posting[]) =>
  postings.reduce((all, each) => all + BigInt(each[account] ?? 0), 0n);

describe("every posting sums to zero", () => {
  test.for(Object.keys(posted))("%s", (name) => {
    fc.assert(fc.property(posted[name] ?? fc.constant(null as never), (each) => sum(each) === 0n));
  });
});

describe("what takes back leaves nothing in any account", () => {
  const pairs: Record<string, fc.Arbitrary<Posting[]>> = {
    "an order and its voiding": order.map((each) => [orderBilled(each), orderVoided(each)]),
    "a duplicate and its return": payment.map((each) => [
      duplicateReceived(each, null),
      duplicateReturned(each, null),
    ]),
    "a refund and its failure": part.map((each) => [refundPaid(each), refundFailed(each)]),
    "a dispute and its winning": part.map((each) => [disputeOpened(each), disputeWon(each)]),
  };
  test.for(Object.keys(pairs))("%s", (name) => {
    fc.assert(
      fc.property(pairs[name] ?? fc.constant([]), (both) => {
        expect(both).toHaveLength(2);
        for (const account of accounts) expect(inAll(account, ...both)).toBe(0n);
      }),
    );
  });
});

test("the payment of what is due leaves nothing owed, and the balance changes by what was applied", () => {
  fc.assert(
    fc.property(order, (billed) => {
      const due = billed.net_amount + billed.tax_amount + billed.applied_balance_amount;
      const paid = paymentReceived(
        { ...billed, amount: due },
        { orderId: billed.id, customerId: billed.customer_id },
      );
      const both = [orderBilled(billed), paid];
      expect(inAll("receivables", ...both)).toBe(0n);
      expect(inAll("stripe_clearing", ...both)).toBe(BigInt(due));
      expect(-inAll("customer_balances", ...both)).toBe(BigInt(billed.applied_balance_amount));
      expect(-inAll("revenue", ...both)).toBe(BigInt(billed.net_amount));
      expect(-inAll("tax_payable", ...both)).toBe(BigInt(billed.tax_amount));
    }),
  );
});
