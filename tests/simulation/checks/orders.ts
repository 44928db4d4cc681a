import type { Context } from "@/server/context";
import { raw, type Sql, sql } from "@/server/db/sql";

/** Each finds what must not be: `what`, and whom it is about. */
const searches = (own: Sql): Sql[] => [
  sql`SELECT 'order ' || number || ' is not the sum of its lines' AS what FROM "order" o, LATERAL (
      SELECT coalesce(sum(amount), 0) AS net, coalesce(sum(tax_amount), 0) AS tax FROM order_item WHERE order_id = o.id) AS lines
    WHERE ${own} AND (lines.net <> net_amount OR lines.tax <> tax_amount OR net_amount + tax_amount <> total_amount)`,
  sql`SELECT 'order ' || number || ' asks for less than nothing' AS what FROM "order"
    WHERE ${own} AND total_amount + applied_balance_amount < 0`,
  sql`SELECT 'orders have numbers ' || min(number) || ' to ' || max(number) || ', and are ' || count(*) AS what FROM "order"
    WHERE ${own} HAVING count(*) > 0 AND (min(number) <> 1 OR max(number) <> count(*))`,
  sql`SELECT 'order ' || number || ' was paid ' || paid.count || ' times' AS what FROM "order" o, LATERAL (
      SELECT count(*) AS count, coalesce(sum(amount), 0) AS amount FROM payment WHERE order_id = o.id AND status = 'succeeded'
        AND purpose = 'charge' AND decline_reason IS DISTINCT FROM 'duplicate') AS paid
    WHERE ${own} AND (paid.count > 1 OR paid.amount <> CASE WHEN status IN ('pending', 'void') THEN 0 ELSE total_amount + applied_balance_amount END)`,
  sql`SELECT 'nobody asks for order ' || number AS what FROM "order" o JOIN subscription s ON s.id = o.subscription_id
    WHERE ${raw("o.")}${own} AND o.status = 'pending' AND s.status <> 'unpaid'
      AND o.next_payment_attempt_at IS NULL AND s.past_due_at IS NULL
      AND NOT EXISTS (SELECT FROM payment WHERE payment.order_id = o.id AND payment.status = 'pending')`,
  sql`SELECT 'order ' || number || ' is open, and its subscription over' AS what FROM "order" o JOIN subscription s ON s.id = o.subscription_id
    WHERE ${raw("o.")}${own} AND o.status = 'pending' AND s.status = 'canceled'`,
];

/** Orders are the sum of their lines, numbered without a gap, paid once, and none is forgotten. */
export async function checkOrders({ read, organizationId }: Context): Promise<string[]> {
  const problems: string[] = [];
  for (const search of searches(sql`organization_id = ${organizationId}::uuid`))
    problems.push(...(await read<{ what: string }>(search)).map(({ what }) => what));
  return problems;
}

/** What must not be left once everything that waited was done. */
const leftovers = (own: Sql, now: Date): Sql[] => [
  sql`SELECT 'a payment of ' || amount || ' is pending still' AS what FROM payment WHERE ${own} AND status = 'pending'`,
  sql`SELECT 'a change of ' || id || ' is being paid still' AS what FROM subscription WHERE ${own} AND changing_payment_id IS NOT NULL`,
  sql`SELECT 'subscription ' || id || ' is due since ' || due_at AS what FROM subscription WHERE ${own} AND due_at <= ${now}`,
  sql`SELECT 'order ' || number || ' is to be tried since ' || next_payment_attempt_at AS what FROM "order"
    WHERE ${own} AND next_payment_attempt_at <= ${now}`,
  sql`SELECT 'a refund is pending still' AS what FROM refund WHERE ${own} AND status = 'pending'`,
];

/** Nothing that was due is left undone. */
export async function checkNothingWaits({ read, organizationId, now }: Context): Promise<string[]> {
  const problems: string[] = [];
  for (const search of leftovers(sql`organization_id = ${organizationId}::uuid`, now))
    problems.push(...(await read<{ what: string }>(search)).map(({ what }) => what));
  return problems;
}
