import "server-only";
import type { Tx } from "@/server/db/client";
import { readIn, type Sql, sql } from "@/server/db/sql";

export type BalanceRef = { organization_id: string; customer_id: string; currency: string };

/** Minor units of `currency`: positive is the customer's, negative they owe. */
export type BalanceMove = BalanceRef & { amount: number };

type Row = { customer_id: string; currency: string; amount: number };

/** The balance of a customer that was locked; minor units. @throws Error for one that was not. */
export type Balances = (ref: Pick<BalanceRef, "customer_id" | "currency">) => number;

const keyOf = (ref: Pick<BalanceRef, "customer_id" | "currency">) => `${ref.customer_id} ${ref.currency}`;

const input = (moves: readonly BalanceMove[]): Sql => sql`
  SELECT customer_id, currency, organization_id, sum(amount)::bigint AS amount
  FROM jsonb_to_recordset(${JSON.stringify(moves)}::jsonb)
    AS move(customer_id uuid, currency char(3), organization_id uuid, amount bigint)
  GROUP BY customer_id, currency, organization_id ORDER BY customer_id, currency`;

/**
 * Locks customers' balances until the commit, in one statement and in the order of their ids, so that two transactions never wait
 * for each other; makes those that are missing. Ask for each as often as you like.
 */
export async function lockBalances(tx: Tx, refs: readonly BalanceRef[]): Promise<Balances> {
  const moves = refs.map(({ organization_id, customer_id, currency }) => ({
    organization_id,
    customer_id,
    currency,
    amount: 0,
  }));
  const rows = await readIn(tx)<Row>(sql`
    INSERT INTO customer_balance (customer_id, currency, organization_id, amount) ${input(moves)}
    ON CONFLICT (customer_id, currency) DO UPDATE SET amount = customer_balance.amount
    RETURNING customer_id, currency, amount`);
  const amounts = new Map(rows.map((row) => [keyOf(row), row.amount]));
  return (ref) => {
    const amount = amounts.get(keyOf(ref));
    if (amount === undefined) throw new Error(`the balance of customer ${ref.customer_id} was not locked`);
    return amount;
  };
}

/**
 * Adds to customers' balances, in one statement. What moves one is posted by the caller beside it: `orderBilled` for what an order
 * applies, `orderVoided` for what it gives back.
 */
export async function moveBalances(tx: Tx, moves: readonly BalanceMove[], at: Date): Promise<void> {
  const moving = moves.filter(({ amount }) => amount !== 0);
  if (moving.length === 0) return;
  await tx.$executeRaw(sql`
    INSERT INTO customer_balance (customer_id, currency, organization_id, amount) ${input(moving)}
    ON CONFLICT (customer_id, currency) DO UPDATE
      SET amount = customer_balance.amount + excluded.amount, modified_at = ${at}`);
}
