import { invalidField } from "@/lib/errors";
import { subscriptionSettingsOf } from "@/modules/organizations";
import { leastChargeOf } from "@/modules/products";
import type { Tax } from "@/modules/tax";
import { linesOf, type PlannedOrder, planOrder } from "./engine/plan-order";
import { AlreadyCanceledSubscription } from "./errors";
import { type BillableRow, stateOf } from "./row";
import { type Change, changedPlan, type ProrationBehavior } from "./rules/change";
import type { Terms } from "./rules/state";
import { refuseUndecidable } from "./transit";

/** A change of plan with all that it writes: the same for its preview, for the database and for the charge. */
export type PlannedChange = {
  change: Change;
  /** What is billed now; null: nothing is. */
  planned: PlannedOrder | null;
};

type Wanted = {
  terms: Terms;
  behavior: ProrationBehavior;
  now: Date;
  /** Of the pending update, where the change waits. */
  id: string;
  tax: Tax | null;
  /** What the customer has with the organization; minor units. */
  balance: number;
};

/** Plans a change. Lines that wait for the next order are in the one that is billed now, where there is one. */
export function planChange(
  row: BillableRow,
  { terms, behavior, now, id, tax, balance }: Wanted,
): PlannedChange {
  const least = leastChargeOf(row.currency);
  const change = changedPlan(stateOf(row), terms, behavior, { now, least, id });
  if (!change.bill) return { change, planned: null };
  const { period, lines } = change.bill;
  const planned = planOrder(row, {
    after: change.after,
    period,
    lines: [...lines, ...linesOf(row.pending_items)],
    reason: "subscription_update",
    balance,
    tax,
  });
  return { change, planned };
}

/** How a change is paid for where the request does not say. */
export const defaultBehavior = ({ organization }: BillableRow): ProrationBehavior =>
  subscriptionSettingsOf(organization.settings).proration_behavior;

/** @throws SubscriptionLocked, AlreadyCanceledSubscription, RequestValidationError where the plan cannot be changed so. */
export function refuseChange(row: BillableRow, terms: Terms, behavior: ProrationBehavior): void {
  refuseUndecidable(row);
  if (row.cancel_at_period_end) throw new AlreadyCanceledSubscription();
  if (row.status === "paused" || row.status === "unpaid")
    throw invalidField("product_id", `The plan cannot be changed while the subscription is ${row.status}.`);
  if (row.status === "past_due" && behavior !== "next_period")
    throw invalidField(
      "proration_behavior",
      "A payment is overdue: until it is made the plan can only change with the next period.",
    );
  if (terms.price_id === row.price_id) refuseSeats(row, terms);
}

/** A change of seats alone. Nobody loses theirs by it: they are taken back first. */
function refuseSeats({ seats, seats_taken, price_id, pending_update }: BillableRow, terms: Terms): void {
  if (terms.seats === null) throw invalidField("product_id", "This is the plan already.");
  if (terms.seats === seats) throw invalidField("seats", "So many seats it has already.");
  if (terms.seats < seats_taken)
    throw invalidField("seats", `${seats_taken} seats are taken. Take back those that are too many first.`);
  if (pending_update && pending_update.terms.price_id !== price_id)
    throw invalidField("seats", "Another plan waits for the next period. Give that up first.");
}
