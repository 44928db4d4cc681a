import { leastChargeOf } from "@/modules/products";
import type { Tax } from "@/modules/tax";
import { linesOf, type PlannedOrder, planOrder } from "./engine/plan-order";
import type { PreviewedOrder } from "./preview-schema";
import type { BillableRow } from "./row";
import type { Line } from "./rules/bill";
import { dueAt } from "./rules/due";
import type { State } from "./rules/state";
import { type Step, stepAt } from "./rules/step";

/** An order that comes, and when. */
export type Coming = { at: Date; planned: PlannedOrder };

/**
 * The next order of a subscription that stands so, as the engine will plan it; null where none will come.
 *
 * @param waiting lines that wait for it.
 * @param balance what the customer has by then, as far as it is known; minor units.
 */
export function planNext(
  row: BillableRow,
  state: State,
  { waiting, balance, tax }: { waiting: readonly Line[]; balance: number; tax: Tax | null },
): Coming | null {
  // Whoever was reminded is renewed next.
  const quiet: State = { ...state, reminded_for: state.current_period_end };
  const at = dueAt(quiet);
  const step = at && stepAt(quiet, at, leastChargeOf(row.currency));
  const wanted = step && wantedOf(state, step, waiting);
  return at && wanted && { at, planned: planOrder(row, { ...wanted, balance, tax }) };
}

/** What a step bills: the next period with all that waited for it; where none comes, at an end or a pause, only what still waits. Null: nothing. */
export function wantedOf(
  before: Pick<State, "current_period_start" | "current_period_end">,
  { after, bill }: Step,
  waiting: readonly Line[],
): Omit<Parameters<typeof planOrder>[1], "balance" | "tax"> | null {
  if (bill)
    return { after, period: bill.period, lines: [bill.line, ...waiting], reason: "subscription_cycle" };
  const isOver = after.status === "canceled" || after.status === "paused";
  if (!isOver || waiting.length === 0) return null;
  const period = { start: before.current_period_start, end: before.current_period_end };
  return { after, period, lines: waiting, reason: "subscription_update" };
}

/** Lines that wait already, and then those. */
export const waitingLines = (row: BillableRow, more: readonly Line[] = []): Line[] => [
  ...linesOf(row.pending_items),
  ...more,
];

/** An order as a preview shows it. */
export function toPreviewed({ order, bill }: PlannedOrder, at: Date): PreviewedOrder {
  const { lines, tax, ...amounts } = bill;
  return {
    ...amounts,
    at: at.toISOString(),
    period_start: (order.period_start ?? at).toISOString(),
    period_end: (order.period_end ?? at).toISOString(),
    currency: order.currency,
    lines: lines.map(({ label, price_id, net_amount, discount_amount, tax_amount, proration }) => ({
      label,
      product_price_id: price_id,
      amount: net_amount,
      discount_amount,
      tax_amount,
      proration,
    })),
  };
}
