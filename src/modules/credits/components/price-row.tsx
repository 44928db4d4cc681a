"use client";

import { X } from "lucide-react";
import { FormField } from "@/components/form/form";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { useTypedEarly } from "@/components/ui/use-typed-early";
import { creditsText } from "../credit-text";
import { exampleOf, type PriceRow } from "../price-draft";

export type PriceRowProps = {
  row: PriceRow;
  index: number;
  onChange: (change: Partial<PriceRow>) => void;
  onRemove: () => void;
};

type Typed = "feature" | "price" | "rate" | "unit" | "minimum" | "cap";

type TypedFieldProps = Pick<PriceRowProps, "row" | "index" | "onChange"> & {
  of: Typed;
  label: string;
  optional?: boolean;
  placeholder?: string;
};

function TypedField({ row, index, onChange, of, label, optional, placeholder }: TypedFieldProps) {
  const name = `features.${index}.${of}`;
  const ref = useTypedEarly<HTMLInputElement>(row[of], (value) => onChange({ [of]: value }));
  const isText = of === "feature" || of === "unit";
  return (
    <FormField name={name} label={label} optional={optional} required={!optional} className="min-w-0">
      <Input
        ref={ref}
        name={name}
        autoComplete="off"
        spellCheck={false}
        inputMode={isText ? "text" : "decimal"}
        placeholder={placeholder}
        value={row[of]}
        onChange={(event) => onChange({ [of]: event.target.value })}
      />
    </FormField>
  );
}

/** What so much of it would cost by what is typed now. */
function Example({ row, index, onChange }: Omit<PriceRowProps, "onRemove">) {
  const id = `example-${index}`;
  const ref = useTypedEarly<HTMLInputElement>(row.quantity, (quantity) => onChange({ quantity }));
  const example = exampleOf(row);
  return (
    <>
      <Label htmlFor={id} className="font-normal text-muted-foreground">
        For example
      </Label>
      <div className="w-20">
        <Input
          id={id}
          ref={ref}
          inputMode="decimal"
          autoComplete="off"
          value={row.quantity}
          onChange={(event) => onChange({ quantity: event.target.value })}
        />
      </div>
      <span className="text-muted-foreground">
        × {(row.model === "fixed" ? row.feature : row.unit) || "…"}
      </span>
      <output htmlFor={id} className="min-w-0">
        {"credits" in example ? (
          <span className="font-medium tabular-nums">= {creditsText(example.credits)}</span>
        ) : (
          <span className="text-muted-foreground">{example.problem}</span>
        )}
      </output>
    </>
  );
}

function Terms(shared: Omit<PriceRowProps, "onRemove">) {
  if (shared.row.model === "fixed")
    return <TypedField {...shared} of="price" label="Credits for one" placeholder="10" />;
  return (
    <>
      <TypedField {...shared} of="rate" label="Credits per unit" placeholder="10" />
      <TypedField {...shared} of="unit" label="Unit" placeholder="second" />
      <div className="grid grid-cols-2 gap-3">
        <TypedField {...shared} of="minimum" label="At least" optional />
        <TypedField {...shared} of="cap" label="At most" optional />
      </div>
    </>
  );
}

/** One feature and what it costs. */
export function PriceRowFields({ row, index, onChange, onRemove }: PriceRowProps) {
  const shared = { row, index, onChange };
  return (
    <fieldset className="grid min-w-0 gap-3 rounded-lg border bg-card p-4">
      <legend className="sr-only">{row.feature || `Feature ${index + 1}`}</legend>
      <input type="hidden" name={`features.${index}.model`} value={row.model} />
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <TypedField {...shared} of="feature" label="Feature" placeholder="video" />
        <Terms {...shared} />
      </div>
      <div className="flex items-center justify-between gap-3 text-sm">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <Badge tone={row.model === "fixed" ? "neutral" : "info"}>
            {row.model === "fixed" ? "Fixed" : "Metered"}
          </Badge>
          <Example {...shared} />
        </div>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`Remove ${row.feature || "this feature"}`}
          onClick={onRemove}
        >
          <X aria-hidden />
        </Button>
      </div>
    </fieldset>
  );
}
