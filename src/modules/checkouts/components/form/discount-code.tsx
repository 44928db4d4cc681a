import { type KeyboardEvent, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatMinor } from "@/components/ui/money-text";
import type { CheckoutDiscount } from "@/modules/discounts/schema";
import type { SheetState } from "./use-sheet";

type Props = { state: SheetState; onRemove: () => void };

/** The discount of the checkout, or the field for a code. The focus goes along when one takes the place of the other. */
export function DiscountCode({ state, onRemove }: Props) {
  const { discount, allow_discount_codes } = state.sheet;
  const focused = useRef<HTMLDivElement>(null);
  const id = discount?.id;
  const shown = useRef<string | null | undefined>(id ?? null);
  useEffect(() => {
    // A page that comes with a discount leaves the focus where it is.
    if (shown.current !== null && shown.current === id) return;
    shown.current = id;
    // Whoever has gone on to another field stays there.
    if (document.activeElement === document.body)
      focused.current?.querySelector<HTMLElement>("input, button")?.focus();
  }, [id]);
  const remove = () => {
    onRemove();
    state.queue.push({ discount_code: null }, true);
  };
  return (
    <div ref={focused}>
      {discount ? (
        <Applied
          discount={discount}
          currency={state.sheet.currency}
          onRemove={allow_discount_codes ? remove : undefined}
        />
      ) : (
        <CodeField state={state} />
      )}
    </div>
  );
}

type AppliedProps = { discount: CheckoutDiscount; currency: string; onRemove: (() => void) | undefined };

const worthText = (discount: CheckoutDiscount, currency: string) =>
  discount.type === "percentage"
    ? `${discount.basis_points / 100}% off`
    : `${formatMinor(discount.amounts[currency] ?? 0, currency)} off`;

function Applied({ discount, currency, onRemove }: AppliedProps) {
  return (
    <div className="flex items-center justify-between gap-4">
      <p className="min-w-0 break-words">
        <span className="sr-only">Discount: </span>
        <span className="font-medium">{discount.code ?? discount.name}</span>{" "}
        <span className="text-muted-foreground">{worthText(discount, currency)}</span>
      </p>
      {onRemove ? (
        <Button variant="link" className="px-0" aria-label="Remove the discount" onClick={onRemove}>
          Remove
        </Button>
      ) : null}
    </div>
  );
}

function CodeField({ state }: { state: SheetState }) {
  const input = useRef<HTMLInputElement>(null);
  const sent = useRef("");
  const send = (code: string) => {
    sent.current = code;
    if (code) state.queue.push({ discount_code: code }, true);
  };
  const apply = () => {
    send(input.current?.value.trim() ?? "");
    input.current?.focus();
  };
  // The form around it is the purchase: Enter here means the code alone.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    apply();
  };
  return (
    <Field label="Discount code" error={state.problems.discount_code}>
      <div className="flex gap-2">
        <Input
          ref={input}
          size="lg"
          name="discount_code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={256}
          onKeyDown={onKeyDown}
          // Whoever types a code and goes on wants it.
          onBlur={({ target }) => {
            const code = target.value.trim();
            if (code !== sent.current) send(code);
          }}
        />
        <Button size="lg" className="h-auto" onClick={apply}>
          Apply
        </Button>
      </div>
    </Field>
  );
}
