"use client";

import { useState } from "react";
import { FormField } from "@/components/form/form";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { perText } from "@/lib/span-text";
import type { Product } from "../schema";

const intervals = [
  { value: "day", label: "Days" },
  { value: "week", label: "Weeks" },
  { value: "month", label: "Months" },
  { value: "year", label: "Years" },
] as const;

type SpanProps = {
  /** Of the fields: `recurring_interval`, `recurring_interval_count`. */
  name: "recurring_interval" | "trial_interval";
  label: string;
  /** What it is called when there is none. */
  none: string;
  hint?: string;
  interval: string | null;
  count: number | null;
  onInterval?: (interval: string) => void;
};

/** A count of intervals: `2`, `Weeks`. */
function Span({ name, label, none, hint, interval, count, onInterval }: SpanProps) {
  const [chosen, setChosen] = useState(interval ?? "");
  const choose = (next: string) => {
    setChosen(next);
    onInterval?.(next);
  };
  return (
    <div className="grid grid-cols-2 gap-3">
      <FormField name={name} label={label} hint={hint} className="min-w-0">
        <NativeSelect name={name} value={chosen} onChange={(event) => choose(event.target.value)}>
          <option value="">{none}</option>
          {intervals.map((each) => (
            <option key={each.value} value={each.value}>
              {each.label}
            </option>
          ))}
        </NativeSelect>
      </FormField>
      {chosen ? (
        <FormField name={`${name}_count`} label={`${label}: how many`} className="min-w-0">
          <Input
            name={`${name}_count`}
            type="number"
            inputMode="numeric"
            min={1}
            max={999}
            step={1}
            defaultValue={count ?? 1}
          />
        </FormField>
      ) : null}
    </div>
  );
}

/** How often a new product is paid for, and for how long it may be tried. Of one that exists only the trial changes. */
export function RecurrenceFields({ product }: { product: Product | null }) {
  const [isRecurring, setRecurring] = useState(product?.is_recurring ?? false);
  return (
    <div className="grid gap-4">
      {product ? (
        <p className="text-sm">
          {product.recurring_interval
            ? `Paid ${perText(product.recurring_interval, product.recurring_interval_count ?? 1)}.`
            : "Sold once."}{" "}
          This never changes.
        </p>
      ) : (
        <Span
          name="recurring_interval"
          label="Paid every"
          none="Once"
          interval={null}
          count={null}
          onInterval={(interval) => setRecurring(interval !== "")}
        />
      )}
      {isRecurring ? (
        <Span
          name="trial_interval"
          label="Free trial"
          none="None"
          interval={product?.trial_interval ?? null}
          count={product?.trial_interval_count ?? null}
        />
      ) : null}
    </div>
  );
}
