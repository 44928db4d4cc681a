"use client";

import { type ComponentProps, createContext, useContext, useLayoutEffect, useRef } from "react";
import { useFormStatus } from "react-dom";
import { Alert } from "../ui/alert";
import { Button, type ButtonProps } from "../ui/button";
import { cn } from "../ui/cn";
import { Field, type FieldProps } from "../ui/field";
import type { FormState } from "./form-state";

const StateContext = createContext<FormState | null>(null);

export type FormProps = Omit<ComponentProps<"form">, "ref" | "onReset"> & {
  state: FormState;
  /** Empties the form when the answer is ok: for forms that add one thing after another. */
  resetOnSuccess?: boolean;
};

/**
 * A form over `useActionState`: its fields find their errors, the first field with one takes the focus,
 * and what was typed stays, although React empties a form after its action.
 */
export function Form({ state, resetOnSuccess = false, className, children, ...props }: FormProps) {
  const ref = useRef<HTMLFormElement>(null);
  // As the errors appear, and not a moment later, when the person may be typing elsewhere already.
  useLayoutEffect(() => {
    if (state.ok || !state.fields) return;
    ref.current?.querySelector<HTMLElement>("[aria-invalid=true]:not(fieldset)")?.focus();
  }, [state]);
  return (
    <form
      ref={ref}
      className={cn("grid gap-4", className)}
      noValidate
      onReset={(event) => {
        if (!(resetOnSuccess && state.ok)) event.preventDefault();
      }}
      {...props}
    >
      <StateContext value={state}>{children}</StateContext>
    </form>
  );
}

/** What is wrong with the field of this name, by the last answer. */
export const useFieldErrors = (name: string): string[] | undefined =>
  useContext(StateContext)?.fields?.[name];

export type FormFieldProps = FieldProps & {
  /** The name that the action's answer uses. */
  name: string;
};

/** A Field that shows the errors of `name`. */
export function FormField({ name, error, ...props }: FormFieldProps) {
  const errors = useFieldErrors(name);
  return <Field error={error ?? errors} {...props} />;
}

/** What the answer says about the form as a whole: a status when it went well, an alert when not. */
export function FormMessage({ className }: { className?: string }) {
  const state = useContext(StateContext);
  const message = state?.message;
  const ok = state?.ok ?? false;
  return (
    <>
      <div role="status" className={cn("empty:absolute", className)}>
        {message && ok ? <Alert tone="success">{message}</Alert> : null}
      </div>
      <div role="alert" className={cn("empty:absolute", className)}>
        {message && !ok ? <Alert tone="danger">{message}</Alert> : null}
      </div>
    </>
  );
}

/** Sends the form around it, once: it waits while the action runs. */
export function SubmitButton({ variant = "primary", pending, ...props }: ButtonProps) {
  const status = useFormStatus();
  return <Button type="submit" variant={variant} pending={pending || status.pending} {...props} />;
}

/** The buttons at the end of a form. */
export function FormActions({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("flex flex-wrap items-center gap-2 pt-1", className)} {...props} />;
}
