import "server-only";
import { type Read, raw, type Sql, sql } from "@/server/db/sql";
import { type Difference, MOST_DIFFERENCES } from "./differences";

/** Sums are numeric in the database, and whole. */
const total = (account: string, where = "true"): Sql =>
  raw(`coalesce(sum(${account}) FILTER (WHERE ${where}), 0)::bigint`);

const ofBilling = "kind IN ('order_billed', 'order_voided')";
const ofRefunds = "kind IN ('refund_paid', 'refund_failed')";

const differing = (differences: Sql): Sql => sql`
  SELECT * FROM (${differences}) AS compared WHERE recorded IS DISTINCT FROM in_books
  ORDER BY id, field LIMIT ${MOST_DIFFERENCES}::int`;

/** What orders billed, owe, gave back and lost to disputes, and the status that follows from it. */
const ofOrders = (organizationId: string): Sql => sql`
  WITH books AS (
    SELECT order_id, ${total("receivables")} AS owed, -${total("revenue")} AS net,
      -${total("tax_payable", ofBilling)} AS billed_tax, -${total("customer_balances")} AS applied,
      ${total("refunds")} AS refunded, ${total("tax_payable", ofRefunds)} AS refunded_tax,
      ${total("disputes")} AS disputed, bool_or(kind = 'order_voided') AS is_void
    FROM journal_entry WHERE organization_id = ${organizationId}::uuid AND order_id IS NOT NULL GROUP BY order_id
  ), taken AS (
    SELECT order_id, sum(amount + tax_amount)::bigint AS amount FROM dispute
    WHERE organization_id = ${organizationId}::uuid AND status IN ('needs_response', 'under_review', 'lost') GROUP BY order_id
  ), own AS (
    SELECT o.*, CASE status WHEN 'void' THEN 0 ELSE 1 END AS counts, coalesce(taken.amount, 0) AS disputed
    FROM "order" o LEFT JOIN taken ON taken.order_id = o.id WHERE o.organization_id = ${organizationId}::uuid
  )
  SELECT 'order' AS object, coalesce(own.id, books.order_id)::text AS id, currency, field, recorded, in_books
  FROM own FULL JOIN books ON books.order_id = own.id
  CROSS JOIN LATERAL (VALUES
    ('net_amount', to_jsonb(counts * net_amount), to_jsonb(coalesce(net, 0))),
    ('tax_amount', to_jsonb(counts * tax_amount), to_jsonb(coalesce(billed_tax, 0))),
    ('applied_balance_amount', to_jsonb(counts * applied_balance_amount), to_jsonb(coalesce(applied, 0))),
    ('due_amount', to_jsonb(CASE status WHEN 'pending' THEN total_amount + applied_balance_amount ELSE 0 END),
      to_jsonb(coalesce(owed, 0))),
    ('refunded_amount', to_jsonb(refunded_amount), to_jsonb(coalesce(refunded, 0))),
    ('refunded_tax_amount', to_jsonb(refunded_tax_amount), to_jsonb(coalesce(refunded_tax, 0))),
    ('disputed_amount', to_jsonb(own.disputed), to_jsonb(coalesce(books.disputed, 0))),
    ('status', to_jsonb(status), to_jsonb(CASE
      WHEN is_void THEN 'void' WHEN owed > 0 THEN 'pending' WHEN coalesce(refunded + refunded_tax, 0) = 0 THEN 'paid'
      WHEN refunded + refunded_tax < net + billed_tax THEN 'partially_refunded' ELSE 'refunded' END))
  ) AS checked(field, recorded, in_books)`;

/** A row of a table, and what the postings for it moved at Stripe. */
const ofRows = (organizationId: string, object: string, recorded: string): Sql => sql`
  SELECT ${object} AS object, id::text, currency, 'moved' AS field, to_jsonb(${raw(recorded)}) AS recorded,
    to_jsonb((SELECT coalesce(sum(stripe_clearing), 0)::bigint FROM journal_entry WHERE subject_id = ${raw(object)}.id)) AS in_books
  FROM ${raw(object)} WHERE organization_id = ${organizationId}::uuid`;

/** A payment that came twice moves nothing once it went back. */
const movedByPayment =
  "CASE WHEN status = 'succeeded' AND decline_reason IS DISTINCT FROM 'duplicate' THEN amount ELSE 0 END";
const movedByRefund = "CASE status WHEN 'succeeded' THEN -amount - tax_amount ELSE 0 END";
const movedByDispute =
  "CASE WHEN status IN ('needs_response', 'under_review', 'lost') THEN -amount - tax_amount ELSE 0 END";

const ofBalances = (organizationId: string): Sql => sql`
  SELECT 'customer_balance' AS object, coalesce(kept.customer_id, books.customer_id)::text AS id,
    coalesce(kept.currency, books.currency) AS currency, 'amount' AS field,
    to_jsonb(coalesce(kept.amount, 0)) AS recorded, to_jsonb(coalesce(books.amount, 0)) AS in_books
  FROM (SELECT * FROM customer_balance WHERE organization_id = ${organizationId}::uuid) AS kept
  FULL JOIN (
    SELECT customer_id, currency, -sum(customer_balances)::bigint AS amount FROM journal_entry
    WHERE organization_id = ${organizationId}::uuid AND customer_balances <> 0 GROUP BY customer_id, currency
  ) AS books ON books.customer_id = kept.customer_id AND books.currency = kept.currency`;

/**
 * Computes anew from the postings of an organization what its orders, payments, refunds, disputes and customers' balances come to, and
 * gives whatever is recorded otherwise. May run beside traffic: each kind of object is one statement, which sees all of a transaction or nothing.
 */
export async function recompute(read: Read, organizationId: string): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const compared of [
    ofOrders(organizationId),
    ofRows(organizationId, "payment", movedByPayment),
    ofRows(organizationId, "refund", movedByRefund),
    ofRows(organizationId, "dispute", movedByDispute),
    ofBalances(organizationId),
  ])
    found.push(...(await read<Difference>(differing(compared))));
  return found;
}
