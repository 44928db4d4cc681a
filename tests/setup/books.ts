import type Stripe from "stripe";
import type { Context } from "@/server/context";
import { sql } from "@/server/db/sql";
import { eventually } from "../integration/sandbox/start-sandbox.ts";
import type { Shop } from "./shop.ts";

const accounts = [
  "receivables",
  "stripe_clearing",
  "revenue",
  "tax_payable",
  "refunds",
  "customer_balances",
  "disputes",
] as const;
type Sums = Record<(typeof accounts)[number], number>;

export type Posted = Sums & {
  kind: string;
  subject_id: string;
  order_id: string | null;
  customer_id: string | null;
  currency: string;
  created_at: Date;
};

/** What was posted of an order, in the order of posting. */
export const postingsOf = ({ read }: Context, orderId: string) =>
  read<Posted>(sql`SELECT * FROM journal_entry WHERE order_id = ${orderId}::uuid ORDER BY id`);

/** What was posted for a row. */
export const postedFor = ({ read }: Context, subjectId: string) =>
  read<Posted>(sql`SELECT * FROM journal_entry WHERE subject_id = ${subjectId}::uuid ORDER BY id`);

/** What postings come to, account by account. */
export const sumsOf = (postings: readonly Posted[]): Sums =>
  Object.fromEntries(
    accounts.map((account) => [account, postings.reduce((sum, posting) => sum + posting[account], 0)]),
  ) as Sums;

/** Every movement of money that Stripe has for the payments of an order, smallest first. */
export async function movementsOf(shop: Shop, orderId: string): Promise<number[]> {
  const { stripe } = shop.sandbox();
  const payments = await shop.own().ctx.db.payment.findMany({ where: { order_id: orderId } });
  const movements: Stripe.BalanceTransaction[] = [];
  const add = async (source: string) => {
    // Stripe books a charge some moments after it was made.
    const found = await eventually(async () => {
      const { data } = await stripe.balanceTransactions.list({ source, limit: 100 });
      return data.length > 0 || !source.startsWith("ch_") ? data : undefined;
    });
    movements.push(...found);
  };
  for (const { stripe_payment_intent_id, stripe_charge_id } of payments) {
    const payment_intent = stripe_payment_intent_id ?? "";
    if (stripe_charge_id) await add(stripe_charge_id);
    for (const { id } of (await stripe.refunds.list({ payment_intent, limit: 100 })).data) await add(id);
    for (const { id } of (await stripe.disputes.list({ payment_intent, limit: 100 })).data) await add(id);
  }
  return movements.map(({ amount }) => amount).sort((a, b) => a - b);
}
