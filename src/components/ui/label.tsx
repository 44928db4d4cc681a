import type { ComponentProps } from "react";
import { cn } from "./cn";

/** The name of a control; tie it with `htmlFor`, or let Field do it. */
export function Label({ className, htmlFor, children, ...props }: ComponentProps<"label">) {
  return (
    <label
      htmlFor={htmlFor}
      data-slot="label"
      className={cn("flex items-center gap-1.5 font-medium text-foreground text-sm", className)}
      {...props}
    >
      {children}
    </label>
  );
}
