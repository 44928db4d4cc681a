import "server-only";
import { newId } from "@/lib/id";
import { mergeMetadata } from "@/lib/metadata";
import { SECOND_MS } from "@/lib/time";
import { paymentReceived, type TakenPayment } from "@/modules/books";
import { endSurplusSeats } from "@/modules/customer-seats";
import { findDiscountRow } from "@/modules/discounts";
import { findOrders, type NewOrder, type Sold, writeOrders } from "@/modules/orders";
import type { Tx } from "@/server/db/client";
import { readIn, sql } from "@/server/db/sql";
import { endSubscriptionsOf } from "./end-of-customer";
import { announce } from "./engine/announce";
import { lockSubscriptions, readBillable, writeStates } from "./repository";
import { stateOf, toDiscount } from "./row";
import { begun } from "./rules/begin";
import { dueAt } from "./rules/due";
import { isLive, type State } from "./rules/state";

/** What was sold of a recurring product: by a checkout, or given for nothing without one. */
export type SoldSubscription = Omit<Sold, "seller" | "checkout_id" | "recurring"> & {
  checkout_id: string | null;
  recurring: NonNullable<Sold["recurring"]>;
};

/**
 * Begins the subscription that was sold, or upgrades the free one that it names, with the order of its first period or of its trial, in the
 * caller's transaction. Called last in it, as `writeOrders` is. That of a customer who was deleted while they paid ends at once: nobody is charged who
 * cannot be told.
 *
 * @param payment what was paid; null where nothing was.
 * @param methodId of the means that was left for later; null: the customer's default.
 * @param newSubscriptionId of the subscription, where it is not an upgrade.
 */
export async function beginSubscription(
  tx: Tx,
  sold: SoldSubscription,
  payment: TakenPayment | null,
  methodId: string | null,
  now: Date,
  newSubscriptionId = newId(),
): Promise<{ subscriptionId: string; orderId: string }> {
  const discount = sold.discount_id
    ? await findDiscountRow(readIn(tx), sold.organization_id, sold.discount_id)
    : null;
  const { trial_end, ...terms } = sold.recurring;
  const state = begun(
    {
      ...terms,
      product_id: sold.product_id,
      price_id: sold.price_id,
      currency: sold.currency,
      seats: sold.seats,
    },
    now,
    { trialEnd: trial_end ? trialEndAfter(now, trial_end) : null, discount: toDiscount(discount) },
  );
  const upgraded = await upgrade(tx, sold, state, methodId, now);
  const id = upgraded ?? newSubscriptionId;
  if (!upgraded) await insert(tx, id, sold, state, methodId, now);
  const order = firstOrder(sold, id, state, upgraded !== null);
  const isGone = !(await lockCustomer(tx, sold.organization_id, sold.customer_id));
  const received = payment
    ? [paymentReceived(payment, { orderId: order.id, customerId: sold.customer_id })]
    : [];
  await writeOrders(tx, [order], now, received);
  const [row] = await readBillable(readIn(tx), [id]);
  const [view] = await findOrders(readIn(tx), [order.id]);
  if (!row || !view) throw new Error("the subscription written in this transaction is gone");
  const told = upgraded ? (["updated"] as const) : (["created"] as const);
  await announce(
    tx,
    [
      {
        row,
        after: state,
        told: state.status === "active" ? [...told, "active"] : told,
        order: view,
        orderTold: ["created", "paid"],
        mail: "confirmed",
        isDelivered: true,
      },
    ],
    now,
  );
  if (isGone) await endSubscriptionsOf(tx, sold, now);
  return { subscriptionId: id, orderId: order.id };
}

/** Nobody is deleted meanwhile; false where that was before. */
async function lockCustomer(tx: Tx, organizationId: string, id: string): Promise<boolean> {
  const found = await readIn(tx)(sql`
    SELECT 1 FROM customer WHERE id = ${id}::uuid AND organization_id = ${organizationId}::uuid AND deleted_at IS NULL
    FOR SHARE`);
  return found.length === 1;
}

/** A trial that was over before its card was kept ends in a moment: what comes after it is charged, and not given. */
const trialEndAfter = (now: Date, trialEnd: string): Date =>
  new Date(Math.max(new Date(trialEnd).getTime(), now.getTime() + SECOND_MS));

/** The free subscription goes on as the one that is paid for, if it still lives; else null. */
async function upgrade(
  tx: Tx,
  sold: SoldSubscription,
  after: State,
  methodId: string | null,
  now: Date,
): Promise<string | null> {
  const id = sold.recurring.upgraded_id;
  if (!id) return null;
  await lockSubscriptions(tx, [id]);
  const [row] = await readBillable(readIn(tx), [id]);
  if (!row || !isLive(stateOf(row)) || row.amount > 0 || row.customer_id !== sold.customer_id) return null;
  const extra = {
    discount_id: sold.discount_id,
    payment_method_id: methodId ?? row.payment_method_id,
    metadata: mergeMetadata(row.metadata, sold.metadata),
    custom_field_data: { ...row.custom_field_data, ...sold.custom_field_data },
    // Of the plan that it had: such a payment is given back.
    changing_payment_id: null,
  };
  await writeStates(tx, [{ row, after, extra }], now);
  if (row.seats !== null)
    await endSurplusSeats(tx, [{ subscription_id: id, seats: after.terms.seats ?? 0 }], now);
  return id;
}

async function insert(
  tx: Tx,
  id: string,
  sold: SoldSubscription,
  { terms, discount, ...state }: State,
  methodId: string | null,
  now: Date,
): Promise<void> {
  const row = {
    ...state,
    id,
    organization_id: sold.organization_id,
    customer_id: sold.customer_id,
    product_id: terms.product_id,
    price_id: terms.price_id,
    discount_id: sold.discount_id,
    checkout_id: sold.checkout_id,
    payment_method_id: methodId,
    currency: terms.currency,
    amount: terms.amount,
    seats: terms.seats,
    recurring_interval: terms.cycle.interval,
    recurring_interval_count: terms.cycle.count,
    started_at: now,
    due_at: dueAt({ terms, discount, ...state }),
    version: 0,
    metadata: sold.metadata,
    custom_field_data: sold.custom_field_data,
    created_at: now,
  };
  await tx.$executeRaw(sql`
    INSERT INTO subscription
    SELECT * FROM jsonb_populate_recordset(NULL::subscription, ${JSON.stringify([row])}::jsonb)`);
}

const firstOrder = (sold: SoldSubscription, id: string, state: State, isUpgrade: boolean): NewOrder => {
  const { label, price_id, recurring, ...sale } = sold;
  return {
    ...sale,
    id: newId(),
    status: "paid",
    billing_reason: isUpgrade ? "subscription_update" : "subscription_create",
    subscription_id: id,
    seats: null,
    // That of a trial waits for the first period.
    discount_id: sold.discount_amount > 0 ? sold.discount_id : null,
    period_start: state.current_period_start,
    period_end: state.current_period_end,
    applied_balance_amount: 0,
    items: [
      {
        price_id,
        label: state.status === "trialing" ? `Trial of ${label}` : label,
        amount: sold.net_amount,
        tax_amount: sold.tax_amount,
        proration: false,
      },
    ],
  };
};
