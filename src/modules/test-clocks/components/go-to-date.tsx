"use client";

import type { FormEvent } from "react";
import { useTimeZone } from "@/components/time/time-zone";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { dayAfter, dayOf, dayStart } from "@/lib/day";

type Props = { now: string; disabled: boolean; onGo: (to: string) => void };

/** Moves the clock to the beginning of a day, in the reader's time zone. */
export function GoToDate({ now, disabled, onGo }: Props) {
  const zone = useTimeZone();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const to = dayStart(String(new FormData(event.currentTarget).get("day")), zone);
    if (to) onGo(to);
  };
  return (
    <form onSubmit={submit} className="flex items-end gap-2">
      <Field label="To a day">
        <Input type="date" name="day" required min={dayAfter(dayOf(Date.parse(now), zone)) ?? undefined} />
      </Field>
      <Button type="submit" disabled={disabled}>
        Go
      </Button>
    </form>
  );
}
