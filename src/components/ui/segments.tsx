"use client";

import { cn } from "./cn";

export type SegmentsProps<T extends string> = {
  /** Names the choice: "Period". */
  label: string;
  /** Of the inputs: unique in the page. */
  name: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onValueChange: (value: T) => void;
};

/** A few choices side by side, of which one holds. */
export function Segments<T extends string>({ label, name, options, value, onValueChange }: SegmentsProps<T>) {
  return (
    <fieldset className="flex rounded-md border border-border-strong bg-card p-0.5 shadow-xs">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={cn(
            "relative flex h-6.5 items-center rounded-sm px-2.5 font-medium text-muted-foreground text-sm pointer-coarse:h-8.5",
            "hover:text-foreground has-checked:bg-accent-strong has-checked:text-foreground",
            "has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-1",
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            className="sr-only"
            checked={option.value === value}
            onChange={() => onValueChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
