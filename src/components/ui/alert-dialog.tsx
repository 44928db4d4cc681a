"use client";

import "./page-nonce";
import * as Primitive from "@radix-ui/react-alert-dialog";
import type { ReactNode } from "react";
import { Button } from "./button";

export type ConfirmDialogProps = {
  /** What is pressed to ask the question; leave it out and steer with `open`. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  /** What will happen, and whether it can be undone. */
  description: ReactNode;
  /** The verb of the question: "Archive", not "OK". */
  confirmLabel: string;
  cancelLabel?: string;
  destructive?: boolean;
  pending?: boolean;
  /** The dialog stays open until the caller closes it when this answers `false`. */
  onConfirm: () => unknown;
  children?: ReactNode;
};

const controlled = ({ open, onOpenChange }: Pick<ConfirmDialogProps, "open" | "onOpenChange">) => ({
  ...(open === undefined ? {} : { open }),
  ...(onOpenChange ? { onOpenChange } : {}),
});

/** Asks before something that is hard to undo; the focus starts on the way out. */
export function ConfirmDialog({ trigger, title, description, children, ...props }: ConfirmDialogProps) {
  return (
    <Primitive.Root {...controlled(props)}>
      {trigger ? <Primitive.Trigger asChild>{trigger}</Primitive.Trigger> : null}
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-50 bg-overlay data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in" />
        <Primitive.Content
          data-slot="alert-dialog"
          className="fixed inset-x-0 bottom-0 z-50 mx-auto w-full rounded-t-xl border bg-popover shadow-overlay data-[state=closed]:animate-pop-out data-[state=open]:animate-pop-in sm:top-[20vh] sm:bottom-auto sm:max-w-md sm:rounded-xl"
        >
          <div className="grid gap-2 p-5">
            <Primitive.Title className="font-semibold text-lg">{title}</Primitive.Title>
            <Primitive.Description className="text-muted-foreground text-sm">
              {description}
            </Primitive.Description>
            {children}
          </div>
          <ConfirmButtons {...props} />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function ConfirmButtons({
  cancelLabel = "Cancel",
  confirmLabel,
  destructive = false,
  pending,
  onConfirm,
}: Omit<ConfirmDialogProps, "title" | "description" | "trigger">) {
  const confirm = (event: { preventDefault: () => void }) => {
    if (onConfirm() === false) event.preventDefault();
  };
  return (
    <div className="flex flex-col-reverse gap-2 border-t bg-canvas px-5 py-3 sm:flex-row sm:justify-end sm:rounded-b-xl">
      <Primitive.Cancel asChild>
        <Button>{cancelLabel}</Button>
      </Primitive.Cancel>
      <Primitive.Action asChild onClick={confirm}>
        <Button variant={destructive ? "destructive" : "primary"} pending={pending}>
          {confirmLabel}
        </Button>
      </Primitive.Action>
    </div>
  );
}
