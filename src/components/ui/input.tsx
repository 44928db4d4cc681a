"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { type ControlSize, controlVariants } from "./control";
import { useFieldControl } from "./field-context";

export type InputProps = Omit<ComponentProps<"input">, "size"> & { size?: ControlSize | undefined };

/** One line of text; inside a Field it is labelled and described by it. */
export function Input({ size, className, ...props }: InputProps) {
  const control = useFieldControl(props);
  return <input data-slot="input" className={cn(controlVariants({ size }), className)} {...control} />;
}
