import "server-only";
import { type Balances, lockBalances, moveBalances } from "@/modules/books";
import { findOrders, voidOrders, writeOrders } from "@/modules/orders";
import type { Order } from "@/modules/orders/schema";
import { insertPayments, type PaymentRow } from "@/modules/payments";
import { leastChargeOf } from "@/modules/products";
import type { World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { readIn, sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { planNext, wantedOf } from "../plan-next";
import { lockDue, readBillable, type Scope, writeStates } from "../repository";
import { type BillableRow, stateOf } from "../row";
import { type Step, stepAt } from "../rules/step";
import { announce } from "./announce";
import { chargeOf } from "./charge-of";
import { failUnpayable } from "./fail-orders";
import { linesOf, type PlannedOrder, planOrder } from "./plan-order";
import { quoteTaxes, type TaxQuotes, taxOn } from "./quote-tax";
import { takeTurn } from "./take-turn";
import type { Transition } from "./transition";

/** One subscription that is due, with what becomes of it. */
type Due = {
  row: BillableRow;
  step: Step;
  planned: PlannedOrder | null;
  /** What is charged next, minor units, where its customer is reminded of that. */
  comingAmount: number | undefined;
};

/** How many were taken, and what Stripe is to be asked for. */
export type Billed = { taken: number; payments: PaymentRow[] };

/**
 * Takes a batch of subscriptions that are due one step further, in one transaction: the next period and its order, a pause, an end, a reminder.
 * Rows that another worker holds are skipped, so any number of workers bill each period once; a unique index stands behind that. Nothing is
 * charged yet: that is done with the payments that it answers, and by the sweep where the process dies before.
 *
 * @param only the one that is to be taken, if it is due.
 */
export async function billDue(world: World, scope: Scope, only?: string): Promise<Billed> {
  const quotes = await quoteTaxes(world, scope, only);
  return transaction(world.db, async (tx) => {
    await takeTurn(tx);
    const ids = await lockDue(tx, scope, only ? [only] : quotes && [...quotes.keys()]);
    if (ids.length === 0) return { taken: 0, payments: [] };
    return billRows(tx, world, await readBillable(readIn(tx), ids), { now: scope.now, quotes });
  });
}

/** Takes locked rows one step further, as they are given: the part of `billDue` for those that are due because somebody says so. */
export async function billRows(
  tx: Tx,
  world: World,
  rows: readonly BillableRow[],
  { now, quotes }: { now: Date; quotes: TaxQuotes | null },
): Promise<Billed> {
  const dues = await planAll(tx, world, rows, now, quotes);
  return { taken: dues.length, payments: await write(tx, dues, now) };
}

async function planAll(
  tx: Tx,
  world: World,
  rows: readonly BillableRow[],
  now: Date,
  quotes: TaxQuotes | null,
): Promise<Due[]> {
  const asked = rows.filter((row) => !quotes || quotes.get(row.id)?.version === row.version);
  const steps = asked.flatMap((row) => {
    const step = stepAt(stateOf(row), now, leastChargeOf(row.currency));
    return step ? [{ row, step }] : [];
  });
  // What says that it is due and is not would be taken first for ever.
  const idle = asked.filter((row) => !steps.some((each) => each.row === row));
  await writeStates(
    tx,
    idle.map((row) => ({ row, after: stateOf(row) })),
    now,
  );
  const balances = await balancesOf(tx, steps);
  const dues: Due[] = [];
  for (const { row, step } of steps) {
    const tax = quotes ? (quotes.get(row.id)?.tax ?? null) : await taxOn(world, row);
    const waiting = linesOf(row.pending_items);
    const wanted = wantedOf(row, step, waiting);
    const planned = wanted && planOrder(row, { ...wanted, balance: balances.of(row), tax });
    if (planned) balances.apply(row, planned.bill.applied_balance_amount);
    const next = isReminder(step)
      ? planNext(row, step.after, { waiting, balance: balances.of(row), tax })
      : null;
    dues.push({ row, step, planned, comingAmount: next?.planned.bill.due_amount });
  }
  return dues;
}

const isReminder = ({ mail }: Step): boolean => mail === "trial_ending" || mail === "renewal_ahead";

/** Balances of those who are billed or told what they will be, as they stand after each order of this batch. */
async function balancesOf(tx: Tx, steps: readonly { row: BillableRow; step: Step }[]) {
  const billed = steps
    .filter(({ row, step }) => isReminder(step) || wantedOf(row, step, linesOf(row.pending_items)))
    .map(({ row }) => row);
  const locked: Balances = billed.length > 0 ? await lockBalances(tx, billed) : () => 0;
  const applied = new Map<string, number>();
  const key = (row: BillableRow) => `${row.customer_id} ${row.currency}`;
  return {
    of: (row: BillableRow) => locked(row) + (applied.get(key(row)) ?? 0),
    apply: (row: BillableRow, amount: number) => applied.set(key(row), (applied.get(key(row)) ?? 0) + amount),
  };
}

async function write(tx: Tx, dues: readonly Due[], now: Date): Promise<PaymentRow[]> {
  const billed = dues.flatMap(({ row, planned }) => (planned ? [{ row, ...planned }] : []));
  await writeStates(
    tx,
    dues.map(({ row, step }) => ({ row, after: step.after })),
    now,
  );
  const moves = billed.map(({ row, bill }) => ({ ...row, amount: bill.applied_balance_amount }));
  await moveBalances(tx, moves, now);
  await takeItems(tx, billed);
  const over = dues.filter(({ step }) => step.after.status === "canceled").map(({ row }) => row.id);
  await voidOrders(tx, over, now);
  await writeOrders(
    tx,
    billed.map(({ order }) => order),
    now,
  );
  const owed = billed.filter(({ order }) => order.status === "pending");
  const payments = await insertPayments(
    tx,
    owed.flatMap(
      ({ row, order, bill }) => chargeOf(row, order.id, bill.due_amount, "subscription_cycle") ?? [],
    ),
    now,
  );
  const orders = await findOrders(
    readIn(tx),
    billed.map(({ order }) => order.id),
  );
  const orderOf = new Map(orders.map((order) => [order.subscription_id, order]));
  const transitions = dues.map((due) => transitionOf(due, orderOf.get(due.row.id) ?? null));
  await announce(tx, transitions, now);
  const unpayable = owed.filter(({ row }) => !row.means).map(({ order }) => order.id);
  await failUnpayable(tx, unpayable, now);
  return payments;
}

/** A period that is paid as it is billed is told and delivered at once, as are an end and a pause; the rest when the charge is settled. */
function transitionOf({ row, step, comingAmount }: Due, order: Order | null): Transition {
  const isSettled = !order || order.paid;
  return {
    row,
    after: step.after,
    told: step.told,
    mail: step.mail === "renewed" && !isSettled ? null : step.mail,
    order,
    orderTold: order ? (order.paid ? ["created", "paid"] : ["created"]) : [],
    isDelivered: isSettled || !step.bill,
    ...(comingAmount !== undefined && { coming_amount: comingAmount }),
  };
}

/** The lines that waited are in an order now. */
export async function takeItems(
  tx: Tx,
  billed: readonly { row: BillableRow; order: PlannedOrder["order"] }[],
): Promise<void> {
  const used = billed.flatMap(({ row, order }) =>
    row.pending_items.map(({ id }) => ({ id, order_id: order.id })),
  );
  if (used.length === 0) return;
  await tx.$executeRaw(sql`
    UPDATE pending_item SET order_id = given.order_id
    FROM jsonb_populate_recordset(NULL::pending_item, ${JSON.stringify(used)}::jsonb) AS given
    WHERE pending_item.id = given.id`);
}
