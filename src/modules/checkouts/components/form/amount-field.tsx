import { type RefObject, useEffect } from "react";
import { Field } from "@/components/ui/field";
import { MoneyInput } from "@/components/ui/money-input";
import { formatMinor } from "@/components/ui/money-text";
import type { ProductPrice } from "@/modules/products/schema";

export type CustomPrice = Extract<ProductPrice, { amount_type: "custom" }>;

type Props = {
  price: CustomPrice;
  /** Minor units. */
  amount: number;
  problem: string | undefined;
  /** Holds what is wrong with the amount while it is typed. */
  hidden: RefObject<string | undefined>;
  onAmount: (amount: number) => void;
  onProblem: (problem: string | undefined) => void;
};

/** What is wrong with an amount that a buyer chose; null is an empty or unreadable field. */
function problemOf(amount: number | null, { minimum_amount, maximum_amount, price_currency }: CustomPrice) {
  if (amount === null) return "Enter an amount.";
  if (amount < minimum_amount) return `At least ${formatMinor(minimum_amount, price_currency)}.`;
  if (maximum_amount !== null && amount > maximum_amount)
    return `At most ${formatMinor(maximum_amount, price_currency)}.`;
  return undefined;
}

function hintOf({ minimum_amount: least, maximum_amount: most, price_currency: currency }: CustomPrice) {
  if (most !== null) return `From ${formatMinor(least, currency)} to ${formatMinor(most, currency)}.`;
  return least > 0 ? `${formatMinor(least, currency)} or more.` : "As much as you like.";
}

/** Pay what you want: the amount, within its bounds. What is wrong is shown once the field is left. */
export function AmountField({ price, amount, problem, hidden, onAmount, onProblem }: Props) {
  useEffect(
    () => () => {
      hidden.current = undefined;
    },
    [hidden],
  );
  const change = (typed: number | null) => {
    hidden.current = problemOf(typed, price);
    if (problem) onProblem(undefined);
    if (typed !== null && !hidden.current) onAmount(typed);
  };
  return (
    <Field id="amount" label="Your price" hint={hintOf(price)} error={problem} required>
      <MoneyInput
        size="lg"
        currency={price.price_currency}
        defaultValue={amount}
        onValueChange={change}
        onBlur={() => onProblem(hidden.current ?? problem)}
      />
    </Field>
  );
}
