import { Minus, Plus } from "lucide-react";
import { type ReactNode, type RefObject, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatMinor } from "@/components/ui/money-text";
import { useTypedEarly } from "@/components/ui/use-typed-early";
import { seatSumText, seatsText } from "@/lib/seats";
import type { ProductPrice } from "@/modules/products/schema";
import { seatChoice } from "../../seat-choice";
import type { Sheet } from "../sheet";
import type { SheetState } from "./use-sheet";

export type SeatPrice = Extract<ProductPrice, { amount_type: "seat_based" }>;
type Choice = ReturnType<typeof seatChoice>;

type Props = {
  price: SeatPrice;
  state: SheetState;
  /** Holds what is wrong with the number while it is typed. */
  hidden: RefObject<string | undefined>;
};

function problemOf(typed: string, { min, max }: Choice): string | undefined {
  if (!/^\d{1,6}$/.test(typed)) return "Enter a number of seats.";
  if (Number(typed) < min) return `At least ${min}.`;
  return max !== null && Number(typed) > max ? `At most ${max}.` : undefined;
}

const hintOf = ({ min, max }: Choice): string =>
  max === null ? `${seatsText(min)} or more.` : `${min} to ${seatsText(max)}.`;

/** How many seats, within their bounds; in words where the seller left no choice. What is wrong is shown once the field is left. */
export function SeatsField(props: Props) {
  const { sheet } = props.state;
  const choice = seatChoice(props.price.seat_tiers, sheet);
  if (choice.min === choice.max) return <p className="text-base">For {seatsText(choice.min)}.</p>;
  return <Stepper {...props} choice={choice} />;
}

function Stepper({ state, hidden, choice }: Props & { choice: Choice }) {
  const { sheet, problems, queue, show } = state;
  const [typed, setTyped] = useState(String(sheet.seats ?? choice.min));
  useEffect(
    () => () => {
      hidden.current = undefined;
    },
    [hidden],
  );
  const say = (seats: string | undefined) => show({ ...state.latestProblems(), seats });
  const change = (text: string) => {
    setTyped(text);
    hidden.current = problemOf(text, choice);
    if (problems.seats) say(undefined);
    if (!hidden.current) queue.push({ seats: Number(text) });
  };
  const ref = useTypedEarly<HTMLInputElement>(typed, change);
  const { min, max } = choice;
  const most = max ?? Number.POSITIVE_INFINITY;
  const now = /^\d+$/.test(typed) ? Number(typed) : min;
  const step = (by: number) => change(String(Math.max(min, Math.min(most, now + by))));
  return (
    <Field id="seats" label="Seats" hint={hintOf(choice)} error={problems.seats} required>
      <span className="flex items-center gap-2">
        <Step label="One seat less" isOff={now <= min} onPress={() => step(-1)}>
          <Minus aria-hidden />
        </Step>
        <Input
          ref={ref}
          size="lg"
          type="number"
          inputMode="numeric"
          autoComplete="off"
          min={min}
          max={max ?? undefined}
          step={1}
          value={typed}
          onChange={(event) => change(event.target.value)}
          onBlur={() => say(hidden.current ?? problems.seats)}
          className="w-24 text-center tabular-nums [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none"
        />
        <Step label="One seat more" isOff={now >= most} onPress={() => step(1)}>
          <Plus aria-hidden />
        </Step>
      </span>
    </Field>
  );
}

/** Stays where the focus is when its end is reached. */
const Step = (props: { label: string; isOff: boolean; onPress: () => void; children: ReactNode }) => (
  <Button
    size="icon"
    aria-label={props.label}
    aria-disabled={props.isOff}
    onClick={props.isOff ? undefined : props.onPress}
    className="size-11 pointer-coarse:size-11 aria-disabled:opacity-50"
  >
    {props.children}
  </Button>
);

/** What the sum begins with: `5 seats × $9.00`. */
export function SeatSum({ sheet: { seats, product_price: price, currency } }: { sheet: Sheet }) {
  return price?.amount_type === "seat_based" && seats !== null
    ? seatSumText(price.seat_tiers, seats, (amount) => formatMinor(amount, currency))
    : "Subtotal";
}
