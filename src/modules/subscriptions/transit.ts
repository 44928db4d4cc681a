import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { newId } from "@/lib/id";
import { voidOrders } from "@/modules/orders";
import type { Context } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { readIn, sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { announce } from "./engine/announce";
import { creditWaiting } from "./engine/credit-waiting";
import type { MailKind } from "./engine/transition";
import { AlreadyCanceledSubscription, SubscriptionLocked } from "./errors";
import { findSubscription } from "./find-subscriptions";
import { type Extra, findBillable, lockSubscriptions, writeStates } from "./repository";
import type { BillableRow } from "./row";
import type { Line } from "./rules/bill";
import type { State, Told } from "./rules/state";
import type { Subscription } from "./schema";

/** What somebody decided about a subscription. Nothing is charged by it now. */
export type Decision = {
  after: State;
  extra?: Extra;
  /** Lines of the next order. */
  pending?: readonly Line[];
  told: readonly Told[];
  mail?: MailKind | null;
};

/**
 * Locks a subscription for a decision. @throws ResourceNotFound, SubscriptionLocked while a change of it is being paid,
 * AlreadyCanceledSubscription when it has ended.
 */
export async function lockForDecision(tx: Tx, organizationId: string, id: string): Promise<BillableRow> {
  if (!(await findBillable(readIn(tx), organizationId, id))) throw new ResourceNotFound();
  await lockSubscriptions(tx, [id]);
  const row = await findBillable(readIn(tx), organizationId, id);
  if (!row) throw new ResourceNotFound();
  refuseUndecidable(row);
  return row;
}

/** What every change asks first, and every preview of one. */
export function refuseUndecidable(row: BillableRow): void {
  if (row.changing_payment_id) throw new SubscriptionLocked();
  if (row.ended_at) throw new AlreadyCanceledSubscription();
}

/**
 * Decides about a locked subscription and writes what was decided, with events, mail and what else follows, in one transaction. Answers the
 * subscription as it is then.
 *
 * @param decide null: nothing is to be done.
 */
export const transit = (
  ctx: Context,
  id: string,
  decide: (row: BillableRow, tx: Tx) => Promise<Decision | null> | Decision | null,
): Promise<Subscription> =>
  transaction(ctx.db, async (tx) => {
    const row = await lockForDecision(tx, ctx.organizationId, id);
    const decision = await decide(row, tx);
    if (decision) await writeDecision(tx, row, decision, ctx.now);
    return readBack(tx, ctx.organizationId, id);
  });

async function writeDecision(tx: Tx, row: BillableRow, decision: Decision, now: Date): Promise<void> {
  const { after, extra = {}, pending = [], told, mail = null } = decision;
  await writeStates(tx, [{ row, after, extra }], now);
  await writePending(tx, row, pending, now);
  const isOver = after.status === "canceled";
  if (isOver) await voidOrders(tx, [row.id], now);
  const order = isOver ? await creditWaiting(tx, row, after, now) : null;
  const orderTold = order ? (["created", "paid"] as const) : [];
  const isDelivered = after.status !== row.status || after.terms.product_id !== row.product_id;
  await announce(tx, [{ row, after, told, order, orderTold, mail, isDelivered }], now);
}

/** Keeps lines for the next order. */
export async function writePending(
  tx: Tx,
  row: BillableRow,
  lines: readonly Line[],
  now: Date,
): Promise<void> {
  if (lines.length === 0) return;
  const items = lines.map(({ label, price_id, amount, discount_amount }) => ({
    id: newId(),
    organization_id: row.organization_id,
    subscription_id: row.id,
    price_id,
    label,
    amount,
    discount_amount,
    created_at: now,
  }));
  await tx.$executeRaw(sql`
    INSERT INTO pending_item SELECT * FROM jsonb_populate_recordset(NULL::pending_item, ${JSON.stringify(items)}::jsonb)`);
}

/** The subscription as the API answers it, from within the transaction that wrote it. */
export async function readBack(tx: Tx, organizationId: string, id: string): Promise<Subscription> {
  const subscription = await findSubscription(readIn(tx), organizationId, id);
  if (!subscription) throw new Error("the subscription written in this transaction is gone");
  return subscription;
}
