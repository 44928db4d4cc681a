import type Stripe from "stripe";
import { newId } from "../ids.ts";
import { noSuch } from "../wire/api-error.ts";
import { createdRange, listOf, pagingNames } from "../wire/list.ts";
import { nothing, type Operation } from "../wire/operation.ts";
import { accepts, text } from "../wire/parameters.ts";
import type { Work } from "../work.ts";

/** One movement of the merchant's balance, in minor units: negative takes money away. */
export interface Movement {
  readonly amount: number;
  readonly fee: number;
  readonly currency: string;
  readonly source: string;
  readonly type: "adjustment" | "charge" | "refund" | "refund_failure";
  readonly reportingCategory: "charge" | "dispute" | "dispute_reversal" | "refund" | "refund_failure";
  readonly description: string | null;
}

const settlesAfterSeconds = 2 * 24 * 60 * 60;

/** Keeps a movement and answers it. */
export function recordMovement(work: Work, movement: Movement): Stripe.BalanceTransaction {
  const { amount, fee, currency } = movement;
  const transaction: Stripe.BalanceTransaction = {
    id: newId("txn_3"),
    object: "balance_transaction",
    amount,
    available_on: work.now + (amount > 0 ? settlesAfterSeconds : 0),
    balance_type: "payments",
    created: work.now,
    currency,
    description: movement.description,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency,
              description: "Stripe processing fees",
              type: "stripe_fee",
            },
          ],
    net: amount - fee,
    reporting_category: movement.reportingCategory,
    source: movement.source,
    status: amount > 0 ? "pending" : "available",
    type: movement.type,
  };
  work.tables.balanceTransactions.insert(transaction);
  return transaction;
}

/** Stripe's usual price of a card payment: 2.9 % and thirty minor units, never more than the payment. */
export function processingFee(amount: number): number {
  return Math.min(amount, Math.round((amount * 29) / 1000) + 30);
}

export const balanceTransactionOperations: readonly Operation[] = [
  {
    method: "GET",
    path: "/v1/balance_transactions/:id",
    accepts: nothing,
    run: (call) => {
      const found = call.tables.balanceTransactions.find(call.path("id"));
      if (found === undefined) throw noSuch("balance transaction", call.path("id"));
      return found;
    },
  },
  {
    method: "GET",
    path: "/v1/balance_transactions",
    accepts: accepts<Stripe.BalanceTransactionListParams>("created", "source", "type", ...pagingNames),
    run: (call) =>
      listOf(call.tables.balanceTransactions, call.form, "/v1/balance_transactions", "balance transaction", {
        where: { source: text(call.form, "source"), type: text(call.form, "type") },
        ...createdRange(call.form),
      }),
  },
];
