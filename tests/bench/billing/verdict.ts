import type pg from "pg";

export type Verdict = {
  subscriptions: number;
  /** With exactly one order for the period that was due. */
  billedOnce: number;
  /** Of orders that are paid, with exactly one payment that succeeded. */
  paidOnce: number;
  /** Organizations whose order numbers have gaps. */
  gaps: number;
  /** What customers owe by the books, and what Stripe took by them, minor units. */
  owed: number;
  taken: number;
  /** Payments that nobody knows anything of. */
  pending: number;
};

/** What came of a run over subscriptions of 20.00 that were due once. */
export async function verdictOf(database: pg.Pool): Promise<Verdict> {
  const one = async (query: string): Promise<number> => Number((await database.query(query)).rows[0].n);
  return {
    subscriptions: await one("SELECT count(*) AS n FROM subscription"),
    billedOnce: await one(
      `SELECT count(*) AS n FROM (SELECT subscription_id FROM "order" GROUP BY subscription_id
        HAVING count(*) = 1 AND bool_and(billing_reason = 'subscription_cycle')) AS billed`,
    ),
    paidOnce: await one(
      `SELECT count(*) AS n FROM "order" o WHERE status = 'paid'
        AND 1 = (SELECT count(*) FROM payment WHERE payment.order_id = o.id AND payment.status = 'succeeded')`,
    ),
    gaps: await one(
      `SELECT count(*) AS n FROM (SELECT organization_id FROM "order" GROUP BY organization_id
        HAVING min(number) <> 1 OR max(number) <> count(*)) AS gaps`,
    ),
    owed: await one("SELECT coalesce(sum(receivables), 0) AS n FROM journal_entry"),
    taken: await one("SELECT coalesce(sum(stripe_clearing), 0) AS n FROM journal_entry"),
    pending: await one("SELECT count(*) AS n FROM payment WHERE status = 'pending'"),
  };
}
