import { invalidField } from "@/lib/errors";
import type { Cycle } from "@/modules/subscriptions";
import type { CheckoutUpdate } from "./schema";

export type Interval = Cycle["interval"];

/** How a product is sold again and again, and what it may be tried for; `recurring_interval` null: it is sold once. */
export type Recurrence = {
  recurring_interval: Interval | null;
  recurring_interval_count: number | null;
  trial_interval: Interval | null;
  trial_interval_count: number | null;
};

const cycleOf = (interval: Interval | null, count: number | null): Cycle | null =>
  interval && { interval, count: count ?? 1 };

/** How often a product is paid for; null: once. */
export const recurringCycle = (product: Recurrence): Cycle | null =>
  cycleOf(product.recurring_interval, product.recurring_interval_count);

type OwnTrial = {
  allow_trial: boolean;
  trial_interval: Interval | null;
  trial_interval_count: number | null;
};

/** The trial that a checkout of a product begins with: its own, else the product's; none where it is turned off or the product is sold once. */
export function chosenTrial(own: OwnTrial, product: Recurrence) {
  const trial =
    own.allow_trial && product.recurring_interval
      ? (cycleOf(own.trial_interval, own.trial_interval_count) ??
        cycleOf(product.trial_interval, product.trial_interval_count))
      : null;
  return {
    active_trial_interval: trial?.interval ?? null,
    active_trial_interval_count: trial?.count ?? null,
  };
}

type Input = Pick<CheckoutUpdate, "trial_interval" | "trial_interval_count">;

/** The checkout's own trial after an input: absent leaves it, null takes it off. @throws RequestValidationError for a count of nothing. */
export function ownTrial(before: Pick<OwnTrial, "trial_interval" | "trial_interval_count">, input: Input) {
  const { trial_interval: given, trial_interval_count: count } = input;
  const interval = given === undefined ? before.trial_interval : given;
  if (interval === null && count != null)
    throw invalidField("trial_interval", "Needs trial_interval, because trial_interval_count is given.");
  const kept = given === undefined ? before.trial_interval_count : 1;
  return { trial_interval: interval, trial_interval_count: interval && (count ?? kept) };
}

type Tried = {
  amount: number;
  active_trial_interval: Interval | null;
  active_trial_interval_count: number | null;
};

/** The trial of a sale; what costs nothing needs none. */
export const trialOf = (sale: Tried): Cycle | null =>
  sale.amount > 0 ? cycleOf(sale.active_trial_interval, sale.active_trial_interval_count) : null;
