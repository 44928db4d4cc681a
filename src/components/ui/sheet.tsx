"use client";

import "./page-nonce";
import * as Primitive from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { DialogOverlay } from "./dialog";
import { keepOpenForToasts } from "./toast-region";

export const Sheet = Primitive.Root;
export const SheetTrigger = Primitive.Trigger;

const sides = {
  left: "left-0 border-r data-[state=open]:animate-slide-in-left data-[state=closed]:animate-slide-out-left",
  right:
    "right-0 border-l data-[state=open]:animate-slide-in-right data-[state=closed]:animate-slide-out-right",
};

export type SheetContentProps = Omit<ComponentProps<typeof Primitive.Content>, "title"> & {
  title: ReactNode;
  side?: keyof typeof sides;
  /** Keeps the title for screen readers alone. */
  hideTitle?: boolean;
};

/** A panel from the side, as tall as the window. */
export function SheetContent({
  title,
  side = "right",
  hideTitle,
  className,
  children,
  ...props
}: SheetContentProps) {
  return (
    <Primitive.Portal>
      <DialogOverlay />
      <Primitive.Content
        data-slot="sheet"
        aria-describedby={undefined}
        onInteractOutside={keepOpenForToasts}
        className={cn(
          "fixed inset-y-0 z-50 flex w-[min(28rem,88vw)] flex-col overflow-y-auto bg-popover shadow-overlay",
          sides[side],
          className,
        )}
        {...props}
      >
        <Primitive.Title className={cn("px-5 pt-4 pr-14 pb-3 font-semibold text-lg", hideTitle && "sr-only")}>
          {title}
        </Primitive.Title>
        {children}
        <Primitive.Close asChild>
          <Button variant="ghost" size="icon-sm" aria-label="Close" className="absolute top-3 right-3">
            <X aria-hidden />
          </Button>
        </Primitive.Close>
      </Primitive.Content>
    </Primitive.Portal>
  );
}
