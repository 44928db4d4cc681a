"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { type ControlSize, controlVariants } from "./control";
import { useFieldControl } from "./field-context";

export type NativeSelectProps = Omit<ComponentProps<"select">, "size"> & { size?: ControlSize | undefined };

/** The browser's own select: for long lists, phones, and pages that must work without JavaScript. */
export function NativeSelect({ size, className, ...props }: NativeSelectProps) {
  const control = useFieldControl(props);
  return (
    <span className="relative block w-full">
      <select
        data-slot="native-select"
        className={cn(controlVariants({ size }), "appearance-none truncate pr-8", className)}
        {...control}
      />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-muted-foreground"
      />
    </span>
  );
}
