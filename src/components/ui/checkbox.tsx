"use client";

import { Check, Minus } from "lucide-react";
import { type ChangeEvent, type ComponentProps, useEffect, useRef } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";

export type CheckboxProps = Omit<ComponentProps<"input">, "type" | "size" | "ref"> & {
  indeterminate?: boolean | undefined;
  onCheckedChange?: ((checked: boolean) => void) | undefined;
};

/** The change handler that calls both the DOM's and the boolean's listener. */
export const checkedHandler =
  (onChange: CheckboxProps["onChange"], onCheckedChange: CheckboxProps["onCheckedChange"]) =>
  (event: ChangeEvent<HTMLInputElement>) => {
    onChange?.(event);
    onCheckedChange?.(event.target.checked);
  };

/** A native checkbox, so that it posts with its form and works before any script has run. */
export function Checkbox({
  indeterminate = false,
  className,
  onChange,
  onCheckedChange,
  ...props
}: CheckboxProps) {
  const control = useFieldControl(props);
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = indeterminate;
  }, [indeterminate]);
  const handler = onChange || onCheckedChange ? checkedHandler(onChange, onCheckedChange) : undefined;
  return (
    <span className={cn("relative grid size-6 shrink-0 place-items-center", className)}>
      <input
        ref={ref}
        type="checkbox"
        data-slot="checkbox"
        className={cn(
          "peer size-6 appearance-none rounded-sm",
          "before:absolute before:inset-1 before:rounded-sm before:border before:border-input before:bg-card",
          "before:transition-colors checked:before:border-primary checked:before:bg-primary",
          "indeterminate:before:border-primary indeterminate:before:bg-primary",
          "focus-visible:-outline-offset-2 aria-invalid:before:border-danger disabled:opacity-50",
        )}
        onChange={handler}
        {...control}
      />
      <Check
        aria-hidden
        strokeWidth={3}
        className="pointer-events-none absolute size-3 text-primary-foreground opacity-0 peer-checked:opacity-100 peer-indeterminate:opacity-0"
      />
      <Minus
        aria-hidden
        strokeWidth={3}
        className="pointer-events-none absolute size-3 text-primary-foreground opacity-0 peer-indeterminate:opacity-100"
      />
    </span>
  );
}
