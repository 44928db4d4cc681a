import "server-only";
import { endSurplusSeats } from "@/modules/customer-seats";
import { findOrders } from "@/modules/orders";
import type { Order } from "@/modules/orders/schema";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { type DomainEvent, emit } from "@/server/events/outbox";
import { queueMails } from "@/server/mail/queue-mails";
import { findSubscriptions } from "../find-subscriptions";
import { followBenefits } from "../follow-benefits";
import { mailOf } from "./mail-of";
import type { Transition } from "./transition";

/**
 * Says what transitions did, in their transaction: events of orders and subscriptions in the order in which they happened, mails, and the job
 * by which benefits follow. Seats that a subscription no longer has end with it.
 */
export async function announce(tx: Tx, transitions: readonly Transition[], now: Date): Promise<void> {
  const loud = transitions.filter(({ told }) => told.length > 0).map(({ row }) => row.id);
  const views = await findSubscriptions(readIn(tx), [...new Set(loud)]);
  const viewOf = new Map(views.map((view) => [view.id, view]));
  const events = transitions.flatMap(({ row, told, order, orderTold }): DomainEvent[] => {
    const { organization_id: organizationId } = row;
    const view = viewOf.get(row.id);
    return [
      ...(view
        ? told.map((what) => ({
            type: `subscription.${what}` as const,
            organizationId,
            objectId: row.id,
            payload: view,
          }))
        : []),
      ...(order
        ? orderTold.map((what) => ({
            type: `order.${what}` as const,
            organizationId,
            objectId: order.id,
            payload: order,
          }))
        : []),
    ];
  });
  await emit(tx, ...events);
  await queueMails(
    tx,
    transitions.flatMap((transition) => mailOf(transition, now) ?? []),
    now,
  );
  await endSurplusSeats(tx, seatsLeft(transitions), now);
  await followBenefits(
    tx,
    transitions.filter(({ isDelivered }) => isDelivered).map(({ row }) => row),
  );
}

/** Of subscriptions that have fewer seats by now, how many are left: none of one that is over, or of a plan without. */
function seatsLeft(transitions: readonly Transition[]): { subscription_id: string; seats: number }[] {
  const seatsOf = new Map<string, { before: number | null; after: number }>();
  for (const { row, after } of transitions) {
    const { before } = seatsOf.get(row.id) ?? { before: row.seats };
    seatsOf.set(row.id, { before, after: after.status === "canceled" ? 0 : (after.terms.seats ?? 0) });
  }
  return [...seatsOf].flatMap(([subscription_id, { before, after: seats }]) =>
    before !== null && seats < before ? [{ subscription_id, seats }] : [],
  );
}

/** The orders of these ids by the id. */
export async function ordersById(tx: Tx, ids: readonly string[]): Promise<Map<string, Order>> {
  const orders = ids.length > 0 ? await findOrders(readIn(tx), ids) : [];
  return new Map(orders.map((order) => [order.id, order]));
}
