import { coversPeriod, type DiscountRow } from "@/modules/discounts";
import { afterCycles } from "@/modules/subscriptions";
import type { Tax, TaxBehaviorOption } from "@/modules/tax";
import type { CheckoutFields } from "./columns";
import { payable, quote } from "./rules";
import type { Renewal } from "./schema";
import { type Recurrence, recurringCycle, trialOf } from "./trial";

type Sale = Pick<
  CheckoutFields,
  "amount" | "discount_amount" | "active_trial_interval" | "active_trial_interval_count"
>;

/** What a sale hangs on besides its sums. */
export type Circumstances = {
  recurrence: Recurrence;
  discount: Pick<DiscountRow, "duration" | "duration_in_months"> | null;
  allowsTrialWithoutCard: boolean;
};

/** What is charged at once, minor units: nothing while it is tried. */
export const dueOf = (sale: Sale & { total_amount: number }): number =>
  trialOf(sale) ? 0 : sale.total_amount;

/** Whether something will be charged later, without the buyer. */
function isChargedLater(sale: Sale, { recurrence, discount }: Circumstances): boolean {
  if (recurrence.recurring_interval === null || sale.amount === 0) return false;
  return payable(sale) > 0 || discount?.duration !== "forever";
}

/** What a sale asks of its buyer: money now, a means to be charged later, and so a card or neither. */
export function demandsOf(sale: Sale, of: Circumstances) {
  const isTried = trialOf(sale) !== null;
  const isPaymentRequired = !isTried && payable(sale) > 0;
  const isSetupPossible = isChargedLater(sale, of);
  const isSetupRequired = isSetupPossible && !(isTried && of.allowsTrialWithoutCard);
  return {
    isPaymentRequired,
    isSetupRequired,
    isSetupPossible,
    isFormRequired: isPaymentRequired || isSetupRequired,
  };
}

type Renewed = Sale & {
  currency: string;
  total_amount: number;
  tax: Tax | null;
  customer_billing_address: CheckoutFields["customer_billing_address"];
};

/**
 * What a recurring sale that begins at `from` will cost from its second payment on, or from the end of its trial; null where nothing is
 * charged later.
 */
export function renewalOf(
  sale: Renewed,
  of: Circumstances & { behavior: TaxBehaviorOption },
  from: Date,
): Renewal | null {
  const cycle = recurringCycle(of.recurrence);
  if (!cycle || !isChargedLater(sale, of)) return null;
  const trial = trialOf(sale);
  const first = trial ? afterCycles(from, trial, 1) : from;
  const full = { ...sale, discount_amount: 0, behavior: of.behavior, address: sale.customer_billing_address };
  return {
    interval: cycle.interval,
    interval_count: cycle.count,
    amount: quote(full, sale.tax).total_amount,
    discounted_amount: sale.discount_amount > 0 ? sale.total_amount : null,
    discounted_count: sale.discount_amount > 0 ? coveredPeriods(of.discount, first, cycle) : null,
    next_at: (trial ? first : afterCycles(first, cycle, 1)).toISOString(),
  };
}

/** How many periods from `first` on a discount holds in; null: all of them. */
function coveredPeriods(
  discount: Circumstances["discount"],
  first: Date,
  cycle: Parameters<typeof afterCycles>[1],
): number | null {
  if (!discount || discount.duration === "forever") return null;
  let covered = 0;
  while (coversPeriod(discount, first, afterCycles(first, cycle, covered))) covered += 1;
  return covered;
}
