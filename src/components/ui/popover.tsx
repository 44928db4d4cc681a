"use client";

import "./page-nonce";
import * as Primitive from "@radix-ui/react-popover";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { surface } from "./menu-styles";

export const Popover = Primitive.Root;
export const PopoverTrigger = Primitive.Trigger;

/** A small window beside what opened it. Name it with `aria-label`. */
export function PopoverContent({
  className,
  align = "start",
  sideOffset = 4,
  ...props
}: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        data-slot="popover"
        align={align}
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(
          surface,
          "max-h-(--radix-popover-content-available-height) w-72 origin-(--radix-popover-content-transform-origin) overflow-y-auto p-3",
          className,
        )}
        {...props}
      />
    </Primitive.Portal>
  );
}
