"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlVariants } from "./control";
import { useFieldControl } from "./field-context";

/** Several lines of text; grows with what is written where the browser can. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  const control = useFieldControl(props);
  return (
    <textarea
      data-slot="textarea"
      rows={rows}
      className={cn(
        controlVariants(),
        "field-sizing-content h-auto max-h-96 min-h-18 py-1.5 pointer-coarse:h-auto",
        className,
      )}
      {...control}
    />
  );
}
