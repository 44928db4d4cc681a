"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useState } from "react";
import { useFieldErrors } from "@/components/form/form";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Field, FieldSet } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import type { Benefit } from "../schema";
import { givesText } from "../texts";

export type BenefitPickerProps = {
  /** Posts the ids under this name, in their order. */
  name: string;
  /** What there is to choose from. */
  benefits: readonly Benefit[];
  /** Those of the product, in its order. */
  chosen: readonly Benefit[];
};

/** The list with one of its members moved by one place; as it was where there is no such place. */
function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const next = [...list];
  const [taken] = next.splice(from, 1);
  const to = from + by;
  if (taken === undefined || to < 0 || to > next.length) return [...list];
  next.splice(to, 0, taken);
  return next;
}

/** Which benefits the buyers of a product get, in which order. */
export function BenefitPicker({ name, benefits, chosen: start }: BenefitPickerProps) {
  const [chosen, choose] = useState(start);
  const [said, say] = useState("");
  const errors = useFieldErrors(name);
  const left = benefits.filter(({ id }) => !chosen.some((benefit) => benefit.id === id));
  const change = (next: readonly Benefit[], what: string) => {
    choose(next);
    say(what);
  };
  return (
    <FieldSet label="Benefits" hideLabel error={errors}>
      <input type="hidden" name={`${name}[]`} value="" />
      {chosen.length > 0 ? (
        <ol aria-label="Benefits of this product" className="grid gap-2">
          {chosen.map((benefit, index) => (
            <Row
              key={benefit.id}
              name={name}
              benefit={benefit}
              index={index}
              last={index === chosen.length - 1}
              onMove={(by) =>
                change(moved(chosen, index, by), `${benefit.description}, now number ${index + by + 1}`)
              }
              onRemove={() =>
                change(
                  chosen.filter(({ id }) => id !== benefit.id),
                  `${benefit.description} taken off`,
                )
              }
            />
          ))}
        </ol>
      ) : null}
      <Choice
        left={left}
        none={benefits.length === 0}
        onChoose={(benefit) => change([...chosen, benefit], `${benefit.description} added`)}
      />
      <p role="status" className="sr-only">
        {said}
      </p>
    </FieldSet>
  );
}

type RowProps = {
  name: string;
  benefit: Benefit;
  index: number;
  last: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

function Row({ name, benefit, index, last, onMove, onRemove }: RowProps) {
  const { id, description } = benefit;
  const [error] = useFieldErrors(`${name}.${index}`) ?? [];
  return (
    <li className="flex items-center gap-1 rounded-lg border bg-card py-1.5 pr-1.5 pl-3 text-sm">
      <input type="hidden" name={`${name}[]`} value={id} />
      <span className="grid min-w-0 flex-1">
        <span className="truncate font-medium">{description}</span>
        <span className="truncate text-muted-foreground text-xs">{givesText(benefit)}</span>
        <span role="alert" className="text-danger text-xs empty:hidden">
          {error}
        </span>
      </span>
      <Tool label={`Move ${description} up`} disabled={index === 0} onClick={() => onMove(-1)}>
        <ArrowUp aria-hidden />
      </Tool>
      <Tool label={`Move ${description} down`} disabled={last} onClick={() => onMove(1)}>
        <ArrowDown aria-hidden />
      </Tool>
      <Tool label={`Take ${description} off`} onClick={onRemove}>
        <X aria-hidden />
      </Tool>
    </li>
  );
}

const Tool = ({
  label,
  ...props
}: Pick<ButtonProps, "disabled" | "onClick" | "children"> & { label: string }) => (
  <Button variant="ghost" size="icon" aria-label={label} {...props} />
);

type ChoiceProps = { left: readonly Benefit[]; none: boolean; onChoose: (benefit: Benefit) => void };

function Choice({ left, none, onChoose }: ChoiceProps) {
  if (none)
    return (
      <p className="text-muted-foreground text-sm">There are no benefits yet. Make one under Benefits.</p>
    );
  if (left.length === 0) return null;
  return (
    <Field label="Add a benefit" className="mt-1 max-w-sm">
      <NativeSelect
        value=""
        onChange={({ target }) => {
          const benefit = left.find(({ id }) => id === target.value);
          if (benefit) onChoose(benefit);
        }}
      >
        <option value="">Choose…</option>
        {left.map(({ id, description }) => (
          <option key={id} value={id}>
            {description}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}
