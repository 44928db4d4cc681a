"use client";

import { CalendarRange, Check } from "lucide-react";
import { useState } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { Field } from "./field";
import { Input } from "./input";
import { menuItem } from "./menu-styles";
import { Popover, PopoverContent, PopoverTrigger } from "./popover";

/** Calendar days as `2026-11-21`, both included; either may be open. */
export type DateRangeValue = { from?: string | undefined; to?: string | undefined };

export type DateRangePreset = { label: string; value: DateRangeValue };

export type DateRangeProps = {
  value: DateRangeValue;
  onValueChange: (value: DateRangeValue) => void;
  presets?: readonly DateRangePreset[];
  /** What the days are of: "Created". */
  label?: string;
  className?: string;
};

const day = new Intl.DateTimeFormat("en", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const written = (date: string) => day.format(new Date(`${date}T00:00:00Z`));

const summary = ({ from, to }: DateRangeValue, presets: readonly DateRangePreset[]) => {
  const preset = presets.find(({ value }) => value.from === from && value.to === to);
  if (preset) return preset.label;
  if (from && to) return from === to ? written(from) : `${written(from)} – ${written(to)}`;
  if (from) return `From ${written(from)}`;
  return to ? `Until ${written(to)}` : "All time";
};

type PanelProps = Pick<DateRangeProps, "value" | "onValueChange"> & {
  presets: readonly DateRangePreset[];
  onDone: () => void;
};

function Panel({ value, onValueChange, presets, onDone }: PanelProps) {
  const same = (other: DateRangeValue) => other.from === value.from && other.to === value.to;
  const put = (change: DateRangeValue) => onValueChange({ ...value, ...change });
  return (
    <>
      {presets.map((preset) => (
        <button
          key={preset.label}
          type="button"
          aria-pressed={same(preset.value)}
          className={cn(menuItem, "justify-between hover:bg-accent focus-visible:bg-accent")}
          onClick={() => {
            onValueChange(preset.value);
            onDone();
          }}
        >
          {preset.label}
          {same(preset.value) ? <Check aria-hidden /> : null}
        </button>
      ))}
      <div className={cn("grid grid-cols-2 gap-2 p-1.5", presets.length > 0 && "mt-1 border-t pt-3")}>
        <Field label="From">
          <Input
            type="date"
            value={value.from ?? ""}
            max={value.to}
            onChange={(event) => put({ from: event.target.value || undefined })}
          />
        </Field>
        <Field label="To">
          <Input
            type="date"
            value={value.to ?? ""}
            min={value.from}
            onChange={(event) => put({ to: event.target.value || undefined })}
          />
        </Field>
      </div>
    </>
  );
}

/** A span of days: presets first, then two native date fields. */
export function DateRange({
  value,
  onValueChange,
  presets = [],
  label = "Dates",
  className,
}: DateRangeProps) {
  const [open, setOpen] = useState(false);
  const text = summary(value, presets);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button className={className} aria-label={`${label}: ${text}`}>
          <CalendarRange aria-hidden className="text-muted-foreground" />
          {text}
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={label} className="w-76 p-1.5">
        <Panel value={value} onValueChange={onValueChange} presets={presets} onDone={() => setOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}
