import { invalidField } from "@/lib/errors";
import { decimalsOf } from "@/lib/money";
import { earnedBy } from "@/lib/per-unit";
import { type CreditsInput, type CreditsTerms, DEFAULT_PRIORITY } from "./schema";

/** Far above what any payment buys, and a tenth of 2^53. */
const MOST_OF_A_TOP_UP = 900_000_000_000_000n;

/**
 * The credits that an order earns: the fixed amount, or so many for each whole unit of money in the net amount (minor
 * units), rounded down. 0 for a top-up in another currency.
 */
export function creditsOf(properties: CreditsTerms, order: { net_amount: number; currency: string }): number {
  if (properties.amount !== null) return properties.amount;
  if (properties.credits_per_unit === null || properties.currency !== order.currency) return 0;
  const unit = 10 ** decimalsOf(order.currency);
  const earned = earnedBy(order.net_amount, properties.credits_per_unit, unit);
  return Number(earned > MOST_OF_A_TOP_UP ? MOST_OF_A_TOP_UP : earned);
}

/** Of the credits left at the end of a cycle, those that are carried into the next; the others end with it. */
export function carriedOver(
  { rollover, rollover_cap: cap }: Pick<CreditsTerms, "rollover" | "rollover_cap">,
  left: number,
): number {
  if (!rollover) return 0;
  return cap === null ? left : Math.min(left, cap);
}

const none: CreditsTerms = {
  amount: null,
  credits_per_unit: null,
  currency: null,
  expires_in_days: null,
  rollover: false,
  rollover_cap: null,
  priority: DEFAULT_PRIORITY,
};

/**
 * The properties after an edit: what is not named stays. To name the amount ends a top-up, and the other way round.
 *
 * @param before null: a new benefit. @param currency of a top-up that names none.
 * @throws RequestValidationError when they contradict each other.
 */
export function planCredits(
  before: CreditsTerms | null,
  input: CreditsInput,
  currency: string,
): CreditsTerms {
  const named = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const after: CreditsTerms = { ...none, ...before, ...named };
  if (input.amount != null && input.credits_per_unit === undefined) after.credits_per_unit = null;
  if (input.credits_per_unit != null && input.amount === undefined) after.amount = null;
  if (input.rollover === false && input.rollover_cap === undefined) after.rollover_cap = null;
  const isTopUp = after.credits_per_unit !== null;
  refuse(after.amount !== null && isTopUp, "credits_per_unit", "Name either this or an amount.");
  refuse(after.amount === null && !isTopUp, "amount", "Say how many credits, or how many per unit of money.");
  refuse(input.currency != null && !isTopUp, "currency", "Only credits per unit of money have a currency.");
  refuse(!after.rollover && after.rollover_cap !== null, "rollover_cap", "Nothing is carried over.");
  return { ...after, currency: isTopUp ? (after.currency ?? currency) : null };
}

function refuse(isWrong: boolean, field: string, why: string): void {
  if (isWrong) throw invalidField(["properties", field], why);
}
