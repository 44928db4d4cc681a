"use client";

import { type ReactNode, useState } from "react";
import { instantOf, momentOf } from "@/lib/day";
import { useTimeZone } from "../time/time-zone";
import { Input } from "../ui/input";
import { FormField } from "./form";

type Props = {
  name: string;
  label: string;
  hint?: ReactNode;
  /** ISO 8601. */
  defaultValue?: string;
  optional?: boolean;
};

/** Day and time in the reader's zone; sent as an instant (ISO 8601), or empty. */
export function MomentField({ name, label, hint, defaultValue, optional = false }: Props) {
  const zone = useTimeZone();
  const [moment, setMoment] = useState(defaultValue ? momentOf(defaultValue, zone) : "");
  return (
    <FormField name={name} label={label} hint={hint} optional={optional} required={!optional}>
      <input type="hidden" name={name} value={instantOf(moment, zone) ?? ""} />
      <Input type="datetime-local" value={moment} onChange={(event) => setMoment(event.target.value)} />
    </FormField>
  );
}
