"use client";

import "./page-nonce";
import * as Primitive from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { keepOpenForToasts } from "./toast-region";

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

/** The veil behind dialogs and sheets. */
export function DialogOverlay({ className, ...props }: ComponentProps<typeof Primitive.Overlay>) {
  return (
    <Primitive.Overlay
      className={cn(
        "fixed inset-0 z-50 bg-overlay data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in",
        className,
      )}
      {...props}
    />
  );
}

const widths = { sm: "sm:max-w-sm", md: "sm:max-w-lg", lg: "sm:max-w-2xl" };

export type DialogContentProps = Omit<ComponentProps<typeof Primitive.Content>, "title"> & {
  title: ReactNode;
  description?: ReactNode;
  size?: keyof typeof widths;
};

/** The window: title, description, what it holds. On a phone it rises from the bottom edge. */
export function DialogContent({
  title,
  description,
  size = "md",
  className,
  children,
  ...props
}: DialogContentProps) {
  return (
    <Primitive.Portal>
      <DialogOverlay />
      <Primitive.Content
        data-slot="dialog"
        onInteractOutside={keepOpenForToasts}
        {...(description ? {} : { "aria-describedby": undefined })}
        className={cn(
          "fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full flex-col rounded-t-xl border bg-popover shadow-overlay",
          "sm:top-[12vh] sm:bottom-auto sm:max-h-[76vh] sm:rounded-xl",
          "data-[state=closed]:animate-pop-out data-[state=open]:animate-pop-in",
          widths[size],
          className,
        )}
        {...props}
      >
        <header className="grid gap-1 px-5 pt-4 pr-14 pb-3">
          <Primitive.Title className="font-semibold text-lg">{title}</Primitive.Title>
          {description ? (
            <Primitive.Description className="text-muted-foreground text-sm">
              {description}
            </Primitive.Description>
          ) : null}
        </header>
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

/** What scrolls when a dialog is too tall. */
export function DialogBody({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("grid gap-4 overflow-y-auto px-5 pt-1 pb-5", className)} {...props} />;
}

/** The buttons of a dialog: the one that goes on stands last. */
export function DialogFooter({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      className={cn(
        "flex flex-col-reverse gap-2 border-t bg-canvas px-5 py-3 sm:flex-row sm:justify-end sm:rounded-b-xl",
        className,
      )}
      {...props}
    />
  );
}
