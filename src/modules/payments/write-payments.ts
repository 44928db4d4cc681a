import "server-only";
import type { Tx } from "@/server/db/client";
import { readIn, sql } from "@/server/db/sql";
import type { ChargeRequest } from "./charge-request";
import type { PaymentRow } from "./repository";
import type { Outcome } from "./rules";

export type NewPayment = Pick<
  PaymentRow,
  "id" | "organization_id" | "checkout_id" | "customer_id" | "amount" | "currency"
> &
  Partial<Pick<PaymentRow, "order_id" | "purpose" | "trigger" | "payment_method_id">> & {
    request: ChargeRequest;
  };

/**
 * Writes payments that Stripe will be asked for, all in one statement; gives them as they stand, in any order.
 * Amounts in minor units.
 *
 * @throws a broken unique index where a checkout or an order has an undecided payment already.
 */
export async function insertPayments(
  tx: Tx,
  payments: readonly NewPayment[],
  at: Date,
): Promise<PaymentRow[]> {
  if (payments.length === 0) return [];
  return readIn(tx)<PaymentRow>(sql`
    INSERT INTO payment (id, organization_id, checkout_id, order_id, customer_id, purpose, trigger, payment_method_id,
      amount, currency, request, created_at)
    SELECT id, organization_id, checkout_id, order_id, customer_id, coalesce(purpose, 'charge'),
      coalesce(trigger, 'purchase'), payment_method_id, amount, currency, request, ${at}
    FROM jsonb_to_recordset(${JSON.stringify(payments)}::jsonb) AS given (id uuid, organization_id uuid,
      checkout_id uuid, order_id uuid, customer_id uuid, purpose text, trigger text, payment_method_id uuid,
      amount bigint, currency text, request jsonb)
    RETURNING payment.*`);
}

/** The same for one. */
export async function insertPayment(tx: Tx, payment: NewPayment, at: Date): Promise<PaymentRow> {
  const [row] = await insertPayments(tx, [payment], at);
  if (!row) throw new Error("the payment written in this transaction is gone");
  return row;
}

/** What is written of an outcome. */
const columnsOf = (id: string, outcome: Outcome) => ({
  id,
  status: outcome.kind,
  intent_id: outcome.intentId,
  ...(outcome.kind === "succeeded" && {
    charge_id: outcome.chargeId,
    method: outcome.method,
    card: outcome.card,
  }),
  ...(outcome.kind === "failed" && { code: outcome.decline.code, message: outcome.decline.message }),
});

/**
 * Writes what became of payments, all in one statement, and answers the ids of those that this changed: one that is
 * decided is not decided again. A success counts even after a failure: the money has been taken.
 */
export async function decidePayments(
  tx: Tx,
  decided: readonly { payment: Pick<PaymentRow, "id">; outcome: Outcome }[],
  at: Date,
): Promise<Set<string>> {
  if (decided.length === 0) return new Set();
  const outcomes = decided.map(({ payment, outcome }) => columnsOf(payment.id, outcome));
  const written = await readIn(tx)<{ id: string }>(sql`
    UPDATE payment SET status = given.status,
      stripe_payment_intent_id = coalesce(given.intent_id, stripe_payment_intent_id),
      stripe_charge_id = coalesce(given.charge_id, stripe_charge_id),
      method = coalesce(given.method, payment.method), method_metadata = coalesce(given.card, method_metadata),
      decline_reason = given.code, decline_message = given.message, modified_at = ${at}
    FROM jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) AS given (id uuid, status text, intent_id text,
      charge_id text, method text, card jsonb, code text, message text)
    WHERE payment.id = given.id
      AND (payment.status = 'pending' OR payment.status = 'failed' AND given.status = 'succeeded')
    RETURNING payment.id`);
  return new Set(written.map(({ id }) => id));
}

/** The same for one: answers whether this changed it. */
export const decidePayment = async (tx: Tx, id: string, outcome: Outcome, at: Date): Promise<boolean> =>
  (await decidePayments(tx, [{ payment: { id }, outcome }], at)).has(id);
