import { chargeStepOf, divideToStep } from "@/lib/money";
import { soldLabel } from "@/modules/products";
import type { Line } from "./bill";
import { afterCycles, secondsLeft } from "./periods";
import type { State, Terms } from "./state";
import { takenOff } from "./step";

/** A part of a period: `left` of `all` its seconds. */
type Part = { left: number; all: number };

/** A whole period from where the current one begins: what the price is for, wherever its end was moved. None ends before it by itself. */
const wholePeriod = ({ current_period_start: start, terms }: State) => ({
  start,
  end: afterCycles(start, terms.cycle, 1),
});

/** What is left of the current period at `now`. One that a moved date cut short costs its part, so that its seconds are those of a whole one. */
export function partLeft(state: State, now: Date): Part {
  const period = { start: state.current_period_start, end: state.current_period_end };
  const whole = wholePeriod(state);
  const { left, all } = secondsLeft(period, now);
  return { left, all: period.end < whole.end ? secondsLeft(whole, whole.start).all : all };
}

/** By how much of the price a period becomes dearer when its end is moved; negative: cheaper. What goes beyond a whole period is a gift. */
export function partMoved(before: State, after: State): Part {
  const whole = wholePeriod(before);
  const { all } = secondsLeft(whole, whole.start);
  const paid = (state: State) => all - secondsLeft(whole, state.current_period_end).left;
  return { left: paid(after) - paid(before), all };
}

/**
 * That part of a price as a line, negative for a credit; none where it comes to nothing. Price after discount and price before it are each
 * rounded once, half away from zero to the currency's step.
 *
 * @param least as `stepAt` takes it.
 */
export function partLine(
  state: State,
  terms: Terms,
  { left, all }: Part,
  until: Date,
  least: number,
): Line[] {
  const step = chargeStepOf(terms.currency);
  const share = (amount: number) => Number(divideToStep(BigInt(amount) * BigInt(left), BigInt(all), step));
  const amount = share(terms.amount);
  if (amount === 0) return [];
  const what = amount < 0 ? "Unused" : "Remaining";
  return [
    {
      label: `${what} time on ${soldLabel(terms.product_name, terms.seats)} until ${until.toISOString().slice(0, 10)}`,
      price_id: terms.price_id,
      amount,
      discount_amount: amount - share(terms.amount - takenOff(state.period_discount, terms, least)),
      proration: true,
      tax_behavior: terms.tax_behavior,
    },
  ];
}
