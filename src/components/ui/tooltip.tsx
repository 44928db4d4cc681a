"use client";

import * as Primitive from "@radix-ui/react-tooltip";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

export type TooltipProps = Omit<ComponentProps<typeof Primitive.Content>, "content"> & {
  content: ReactNode;
  /** What is pointed at: one element that can take the focus and that has a name of its own. */
  children: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** A few words more about a control. Never the only place of something one must know. */
export function Tooltip({
  content,
  children,
  className,
  sideOffset = 6,
  open,
  onOpenChange,
  ...props
}: TooltipProps) {
  return (
    <Primitive.Provider delayDuration={300}>
      <Primitive.Root
        {...(open === undefined ? {} : { open })}
        {...(onOpenChange === undefined ? {} : { onOpenChange })}
      >
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            sideOffset={sideOffset}
            collisionPadding={8}
            className={cn(
              "z-50 max-w-64 animate-fade-in rounded-md bg-foreground px-2 py-1 text-foreground-inverse text-xs shadow-overlay",
              className,
            )}
            {...props}
          >
            {content}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  );
}
