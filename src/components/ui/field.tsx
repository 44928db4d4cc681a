"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId, useMemo } from "react";
import { cn } from "./cn";
import { FieldContext } from "./field-context";
import { Label } from "./label";

export type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and how to put it right; the first of several is shown. */
  error?: string | readonly string[] | undefined;
  required?: boolean | undefined;
  /** Says "Optional" beside the label. */
  optional?: boolean | undefined;
  /** Keeps the label for screen readers alone. */
  hideLabel?: boolean | undefined;
  /** The id of the control, when something else must know it. */
  id?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
};

function useField({ id, hint, error, required }: Pick<FieldProps, "id" | "hint" | "error" | "required">) {
  const made = useId();
  const controlId = id ?? made;
  const message = typeof error === "string" ? error : error?.[0];
  const described = [message && `${controlId}-error`, hint && `${controlId}-hint`].filter(Boolean).join(" ");
  const invalid = Boolean(message);
  const control = useMemo(
    () => ({
      id: controlId,
      "aria-describedby": described || undefined,
      "aria-invalid": invalid || undefined,
      required,
    }),
    [controlId, described, invalid, required],
  );
  return { control, controlId, message };
}

function Notes({ id, hint, message }: { id: string; hint: ReactNode; message: string | undefined }) {
  return (
    <>
      {hint ? (
        <p id={`${id}-hint`} className="text-muted-foreground text-xs">
          {hint}
        </p>
      ) : null}
      <div role="alert" className="empty:absolute">
        {message ? (
          <p id={`${id}-error`} className="flex items-start gap-1 text-danger text-xs">
            <CircleAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
            {message}
          </p>
        ) : null}
      </div>
    </>
  );
}

/** Label, one control, hint and error, tied together by ids; the control picks them up by itself. */
export function Field({
  label,
  hint,
  error,
  required,
  optional,
  hideLabel,
  id,
  className,
  children,
}: FieldProps) {
  const { control, controlId, message } = useField({ id, hint, error, required });
  return (
    <div data-slot="field" className={cn("grid content-start gap-1.5", className)}>
      <Label htmlFor={controlId} className={cn(hideLabel && "sr-only")}>
        {label}
        {optional ? <span className="font-normal text-muted-foreground text-xs">Optional</span> : null}
      </Label>
      <FieldContext value={control}>{children}</FieldContext>
      <Notes id={controlId} hint={hint} message={message} />
    </div>
  );
}

/** As Field, for a checkbox or a switch: the control stands before its label. */
export function CheckField({ label, hint, error, required, id, className, children }: FieldProps) {
  const { control, controlId, message } = useField({ id, hint, error, required });
  return (
    <div data-slot="field" className={cn("flex items-start gap-2.5", className)}>
      <div className="-ml-1 has-[[role=switch]]:-ml-0.5">
        <FieldContext value={control}>{children}</FieldContext>
      </div>
      <div className="grid gap-0.5 pt-0.5">
        <Label htmlFor={controlId}>{label}</Label>
        <Notes id={controlId} hint={hint} message={message} />
      </div>
    </div>
  );
}

/** Several controls under one heading, such as a group of radios. */
export function FieldSet({ label, hint, error, id, className, children, hideLabel }: FieldProps) {
  const { control, controlId, message } = useField({ id, hint, error, required: undefined });
  return (
    <fieldset
      data-slot="field-set"
      aria-describedby={control["aria-describedby"]}
      aria-invalid={control["aria-invalid"]}
      className={cn("grid min-w-0 gap-1.5", className)}
    >
      <legend className={cn("mb-1.5 font-medium text-sm", hideLabel && "sr-only")}>{label}</legend>
      {children}
      <Notes id={controlId} hint={hint} message={message} />
    </fieldset>
  );
}
