"use client";

import { type ReactNode, useState } from "react";
import { Button, type ButtonProps } from "../ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter, DialogTrigger } from "../ui/dialog";
import { toast } from "../ui/toast-store";
import { Form, FormMessage, SubmitButton } from "./form";
import type { FormState } from "./form-state";
import { type FormAction, useFormAction } from "./use-form-action";

export type FormDialogProps<S extends FormState> = {
  /** What opens it; leave it out and steer with `open`. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  size?: "sm" | "md" | "lg";
  action: FormAction<S>;
  /** Sent along: the organization, the id of what is edited. */
  hidden: { readonly [name: string]: string };
  submit: ReactNode;
  submitVariant?: ButtonProps["variant"];
  /** What leads out of it, where "Cancel" could be taken for what it does. */
  dismiss?: string;
  /** Hears the answer that went well, after the dialog has closed and the answer's message is said in a toast. */
  onOk?: ((state: S) => void) | undefined;
  children: ReactNode;
};

type BodyProps<S extends FormState> = Pick<
  FormDialogProps<S>,
  "action" | "hidden" | "submit" | "submitVariant" | "dismiss" | "children"
> & { onOk: (state: S) => void };

/** Mounted anew each time, so that yesterday's errors and half-typed texts are gone. */
function Body<S extends FormState>(props: BodyProps<S>) {
  const { action, hidden, submit, submitVariant, dismiss = "Cancel", onOk, children } = props;
  const [state, send] = useFormAction(action, onOk);
  return (
    <Form state={state} action={send} className="contents">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <DialogBody>
        {state.ok ? null : <FormMessage />}
        {children}
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{dismiss}</Button>
        </DialogClose>
        <SubmitButton variant={submitVariant ?? "primary"}>{submit}</SubmitButton>
      </DialogFooter>
    </Form>
  );
}

/** A dialog that holds one form: it closes when the answer is ok, and shows what is wrong when not. */
export function FormDialog<S extends FormState>(props: FormDialogProps<S>) {
  const { trigger, title, description, size = "md", onOk, open: steered, onOpenChange, ...body } = props;
  const [own, setOwn] = useState(false);
  const open = steered ?? own;
  const setOpen = onOpenChange ?? setOwn;
  const done = (state: S) => {
    setOpen(false);
    if (state.message) toast.success(state.message);
    onOk?.(state);
  };
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      {trigger ? <DialogTrigger asChild>{trigger}</DialogTrigger> : null}
      <DialogContent title={title} description={description} size={size}>
        <Body {...body} onOk={done} />
      </DialogContent>
    </Dialog>
  );
}
