import "server-only";
import { voidOrders } from "@/modules/orders";
import { subscriptionSettingsOf } from "@/modules/organizations";
import type { Tx } from "@/server/db/client";
import { readIn, sql } from "@/server/db/sql";
import { lockSubscriptions, readBillable, writeStates } from "../repository";
import { type BillableRow, stateOf } from "../row";
import { nextAttemptAt } from "../rules/dunning";
import { pastDue, unpaid } from "../rules/recover";
import { isLive, type State, type Told } from "../rules/state";
import { ended } from "../rules/step";
import { announce, ordersById } from "./announce";
import type { Transition } from "./transition";

/** A try to charge an order that came to nothing. `isLast`: it is not tried again, whatever is left of the dates. */
export type Failure = { order_id: string; code: string; isLast: boolean };

type OpenOrder = {
  id: string;
  subscription_id: string;
  created_at: Date;
};

/** Orders of customers who left nothing to charge. */
export const failUnpayable = (tx: Tx, orderIds: readonly string[], now: Date): Promise<void> =>
  failOrders(
    tx,
    orderIds.map((order_id) => ({ order_id, code: "no_payment_method", isLast: false })),
    now,
  );

/**
 * Writes that charges have failed, in the caller's transaction: when each is tried again, or, after the last try, what becomes of the subscription
 * as the organization says. Orders that are not open any more are left alone.
 */
export async function failOrders(tx: Tx, failures: readonly Failure[], now: Date): Promise<void> {
  if (failures.length === 0) return;
  const found = await openOrders(tx, failures);
  // One order of a subscription after the other: what becomes of it hangs on what became of it before.
  const open = found.filter(
    ({ subscription_id: id }, index) => found.findIndex((each) => each.subscription_id === id) === index,
  );
  await lockSubscriptions(
    tx,
    open.map(({ subscription_id }) => subscription_id),
  );
  const rows = await readBillable(
    readIn(tx),
    open.map(({ subscription_id }) => subscription_id),
  );
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const failed = open.flatMap((order) => {
    const row = rowOf.get(order.subscription_id);
    const failure = failures.find(({ order_id }) => order_id === order.id);
    return row && failure && row.status !== "canceled" ? [judge(order, row, failure, now)] : [];
  });
  await writeAttempts(tx, failed, now);
  await writeStates(tx, failed, now);
  // Of a subscription that is over nothing is tried again.
  const isOver = new Set(failed.filter(({ after }) => after.status === "canceled").map(({ row }) => row.id));
  for (const { id, status } of rows) if (status === "canceled") isOver.add(id);
  await voidOrders(tx, [...isOver], now);
  const orders = await ordersById(
    tx,
    failed.map(({ order }) => order.id),
  );
  await announce(
    tx,
    failed.map((each) => transitionOf(each, orders)),
    now,
  );
  const done = new Set(open.map(({ id }) => id));
  const others = new Set(found.filter(({ id }) => !done.has(id)).map(({ id }) => id));
  await failOrders(
    tx,
    failures.filter(({ order_id }) => others.has(order_id)),
    now,
  );
}

type Judged = {
  order: OpenOrder;
  row: BillableRow;
  after: State;
  next: Date | null;
  told: Told[];
  code: string;
};

function judge(order: OpenOrder, row: BillableRow, { code, isLast }: Failure, now: Date): Judged {
  const state = stateOf(row);
  const { retry_days, after_retries } = subscriptionSettingsOf(row.organization.settings);
  const next = isLast ? null : nextAttemptAt(order.created_at, retry_days, now);
  const of = { order, row, code };
  if (next) {
    const after = pastDue(state, now);
    const isNews = after.status === "past_due" && state.status !== "past_due";
    return { ...of, next, after, told: isNews ? ["updated", "past_due"] : [] };
  }
  if (after_retries === "unpaid")
    return {
      ...of,
      next,
      after: { ...unpaid(state), past_due_at: state.past_due_at ?? now },
      told: ["updated"],
    };
  const { after, told } = ended({ ...state, past_due_at: state.past_due_at ?? now }, now);
  return { ...of, next, after, told: state.canceled_at ? told : ["updated", "canceled", "revoked"] };
}

function mailOfFailure({ status }: State, code: string): Transition["mail"] {
  if (status === "canceled") return "ended";
  if (status === "unpaid") return "access_lost";
  return code === "authentication_required" ? "authentication_needed" : "payment_failed";
}

function transitionOf(
  { row, order, after, told, code }: Judged,
  orders: Awaited<ReturnType<typeof ordersById>>,
) {
  const transition: Transition = {
    row,
    after,
    told,
    order: orders.get(order.id) ?? null,
    orderTold: after.status === "canceled" ? [] : ["updated"],
    mail: mailOfFailure(after, code),
    isDelivered: isLive(row) !== isLive(after) || after.status !== row.status,
  };
  return transition;
}

const openOrders = (tx: Tx, failures: readonly Failure[]) =>
  readIn(tx)<OpenOrder>(sql`
    SELECT id, subscription_id, created_at FROM "order"
    WHERE id = ANY(${failures.map(({ order_id }) => order_id)}::uuid[]) AND status = 'pending'
      AND subscription_id IS NOT NULL ORDER BY created_at, id`);

const writeAttempts = (tx: Tx, failed: readonly Judged[], now: Date) =>
  tx.$executeRaw(sql`
    UPDATE "order" SET failed_payments_count = "order".failed_payments_count + 1,
      next_payment_attempt_at = given.next, modified_at = ${now}
    FROM jsonb_to_recordset(${JSON.stringify(failed.map(({ order, next }) => ({ id: order.id, next })))}::jsonb)
      AS given (id uuid, next timestamptz)
    WHERE "order".id = given.id`);
