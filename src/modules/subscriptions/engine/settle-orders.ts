import "server-only";
import { duplicateReceived, paymentReceived, post } from "@/modules/books";
import { keepPaymentMethod } from "@/modules/payment-methods";
import {
  cancelPayment,
  decidePayments,
  type Outcome,
  type PaymentRow,
  refundDuplicate,
} from "@/modules/payments";
import type { World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { readIn, sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { lockSubscriptions, readBillable, writeStates } from "../repository";
import { type BillableRow, stateOf } from "../row";
import { recovered } from "../rules/recover";
import type { Told } from "../rules/state";
import { announce, ordersById } from "./announce";
import { chargeFromNowOn } from "./charge-from-now-on";
import { failOrders } from "./fail-orders";
import type { Transition } from "./transition";

/** What Stripe says of a payment of an order. */
export type Decided = { payment: PaymentRow; outcome: Outcome };

/**
 * Applies what Stripe says of payments to their orders, any number of them in one transaction: paid, with books, events and mail, or failed and
 * to be tried again. The one place that does so, whether the word came by answer, by webhook or by the sweep; any number of times and in any
 * order it comes to the same.
 */
export async function settleOrders(world: World, decided: readonly Decided[]): Promise<void> {
  for (const { payment, outcome } of decided) refuseOtherAmount(payment, outcome);
  await transaction(world.db, async (tx) => {
    const orderIds = decided.flatMap(({ payment }) => payment.order_id ?? []);
    const subscriptionIds = await subscriptionsOf(tx, orderIds);
    await lockSubscriptions(tx, subscriptionIds);
    const news = await decidePayments(tx, decided, world.now);
    const fresh = decided.filter(({ payment }) => news.has(payment.id));
    await applySuccesses(tx, fresh, world.now);
    await endRefused(tx, fresh);
    const failures = fresh.flatMap(({ payment, outcome }) =>
      outcome.kind === "failed" && payment.order_id && !isByHand(payment)
        ? [{ order_id: payment.order_id, code: outcome.decline.code, isLast: false }]
        : [],
    );
    await failOrders(tx, failures, world.now);
  });
}

/** Begun by the customer or the merchant: such a failure is no try of dunning. */
const isByHand = ({ trigger }: PaymentRow) => trigger === "retry_customer" || trigger === "retry_admin";

/** Left alone, a refused intent could still be paid by whoever holds its secret. */
async function endRefused(tx: Tx, fresh: readonly Decided[]): Promise<void> {
  for (const { payment, outcome } of fresh)
    if (outcome.kind === "failed" && outcome.intentId && isByHand(payment))
      await cancelPayment.enqueue(tx, { intent_id: outcome.intentId });
}

/** @throws Error: Stripe took another amount than it was asked for, which nobody can apply. */
export function refuseOtherAmount(payment: PaymentRow, outcome: Outcome): void {
  if (outcome.kind !== "succeeded") return;
  if (outcome.amount === payment.amount && outcome.currency === payment.currency) return;
  throw new Error(`payment ${payment.id} of ${payment.amount} took ${outcome.amount} ${outcome.currency}`);
}

async function subscriptionsOf(tx: Tx, orderIds: readonly string[]): Promise<string[]> {
  const rows = await readIn(tx)<{ id: string }>(sql`
    SELECT DISTINCT subscription_id AS id FROM "order"
    WHERE id = ANY(${orderIds}::uuid[]) AND subscription_id IS NOT NULL`);
  return rows.map(({ id }) => id);
}

type Success = { payment: PaymentRow; orderId: string; outcome: Extract<Outcome, { kind: "succeeded" }> };

async function applySuccesses(tx: Tx, fresh: readonly Decided[], now: Date): Promise<void> {
  const successes = fresh.flatMap(({ payment, outcome }): Success[] =>
    outcome.kind === "succeeded" && payment.order_id ? [{ payment, outcome, orderId: payment.order_id }] : [],
  );
  if (successes.length === 0) return;
  const paid = await writePaid(
    tx,
    successes.map(({ orderId }) => orderId),
    now,
  );
  const isFirst = (each: Success) =>
    paid.has(each.orderId) && successes.find(({ orderId }) => orderId === each.orderId) === each;
  const counted = successes.filter(isFirst);
  const twice = successes.filter((each) => !isFirst(each));
  await post(
    tx,
    [
      ...counted.map(({ payment, orderId }) =>
        paymentReceived(payment, { orderId, customerId: payment.customer_id }),
      ),
      ...twice.map(({ payment }) => duplicateReceived(payment, payment.customer_id)),
    ],
    now,
  );
  // The order was paid or given up meanwhile: the money goes back.
  for (const { payment } of twice) await refundDuplicate.enqueue(tx, { payment_id: payment.id });
  for (const success of counted) await keepMeans(tx, success, now);
  await goOn(tx, paid, now);
}

/** Keeps the means where Stripe does. What a customer has paid with themselves is what their subscription charges from now on. */
async function keepMeans(tx: Tx, { payment, orderId, outcome }: Success, now: Date): Promise<void> {
  const { customer_id } = payment;
  if (!customer_id) return;
  const kept = outcome.means
    ? await keepPaymentMethod(tx, { ...payment, customer_id, means: outcome.means }, now)
    : payment.payment_method_id;
  if (kept && payment.trigger === "retry_customer") await chargeFromNowOn(tx, orderId, kept, now);
}

/** Orders that are paid by this, each with its subscription. */
async function writePaid(tx: Tx, orderIds: readonly string[], now: Date): Promise<Map<string, string>> {
  const rows = await readIn(tx)<{ id: string; subscription_id: string }>(sql`
    UPDATE "order" SET status = 'paid', next_payment_attempt_at = NULL, modified_at = ${now}
    WHERE id = ANY(${orderIds}::uuid[]) AND status = 'pending'
    RETURNING id, subscription_id`);
  return new Map(rows.map(({ id, subscription_id }) => [id, subscription_id]));
}

/** Subscriptions whose last open order is paid are active again; what was paid for is delivered. */
async function goOn(tx: Tx, paid: ReadonlyMap<string, string>, now: Date): Promise<void> {
  const ids = [...new Set(paid.values())];
  const rows = await readBillable(readIn(tx), ids);
  const stillOwing = await owing(tx, ids);
  const back = rows.filter(
    ({ id, past_due_at, ended_at }) => past_due_at !== null && ended_at === null && !stillOwing.has(id),
  );
  const changes = back.map((row) => ({ row, after: recovered(stateOf(row), now) }));
  await writeStates(tx, changes, now);
  const afterOf = new Map(changes.map(({ row, after }) => [row.id, after]));
  const orders = await ordersById(tx, [...paid.keys()]);
  const rowOf = new Map<string, BillableRow>(rows.map((row) => [row.id, row]));
  const transitions = [...paid].flatMap(([orderId, subscriptionId]): Transition[] => {
    const row = rowOf.get(subscriptionId);
    const order = orders.get(orderId);
    if (!row || !order) return [];
    const back = afterOf.get(row.id);
    const told: Told[] = back ? (back.status === "active" ? ["updated", "active"] : ["updated"]) : [];
    const after = back ?? stateOf(row);
    const mail = back ? "recovered" : "renewed";
    return [{ row, after, told, order, orderTold: ["updated", "paid"], mail, isDelivered: true }];
  });
  await announce(tx, transitions, now);
}

async function owing(tx: Tx, subscriptionIds: readonly string[]): Promise<Set<string>> {
  const rows = await readIn(tx)<{ id: string }>(sql`
    SELECT DISTINCT subscription_id AS id FROM "order"
    WHERE subscription_id = ANY(${subscriptionIds}::uuid[]) AND status = 'pending' AND failed_payments_count > 0`);
  return new Set(rows.map(({ id }) => id));
}
