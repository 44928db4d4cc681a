"use client";

import { createContext, useContext } from "react";

export type FieldControl = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  required: boolean | undefined;
};

/** What a Field tells the control inside it. */
export const FieldContext = createContext<FieldControl | null>(null);

type Wired = {
  id?: string | undefined;
  required?: boolean | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling" | undefined;
};

/** The props of a control with the id, description and validity of the Field around it; its own props win. */
export function useFieldControl<Props extends Wired>(props: Props): Props {
  const field = useContext(FieldContext);
  if (!field) return props;
  const described = [props["aria-describedby"], field["aria-describedby"]].filter(Boolean).join(" ");
  return {
    ...props,
    id: props.id ?? field.id,
    required: props.required ?? field.required,
    "aria-describedby": described || undefined,
    "aria-invalid": props["aria-invalid"] ?? field["aria-invalid"],
  };
}
