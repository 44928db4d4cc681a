"use client";

import { ArrowUp, X } from "lucide-react";
import { useState } from "react";
import { useFieldErrors } from "@/components/form/form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckField, Field, FieldSet } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import type { AttachedCustomField, CustomField } from "../schema";
import { typeText } from "./type-text";

type Asked = Pick<AttachedCustomField, "custom_field" | "required">;

type Props = {
  /** What there is to choose from. */
  fields: readonly CustomField[];
  /** Those of the product, in its order. */
  chosen: readonly Asked[];
};

/** Which fields a product asks for, in which order, and which of them need an answer; posted as `custom_fields`: `id:required`. */
export function FieldPicker({ fields, chosen: start }: Props) {
  const [chosen, choose] = useState(start);
  const left = fields.filter(({ id }) => !chosen.some(({ custom_field }) => custom_field.id === id));
  const change = (index: number, next: Asked) =>
    choose(chosen.map((each, at) => (at === index ? next : each)));
  const raise = (index: number) =>
    choose([
      ...chosen.slice(0, index - 1),
      ...chosen.slice(index, index + 1),
      ...chosen.slice(index - 1, index),
      ...chosen.slice(index + 1),
    ]);
  return (
    <FieldSet label="Custom fields" hideLabel error={useFieldErrors("custom_fields")}>
      <input type="hidden" name="custom_fields[]" value="" />
      {chosen.length > 0 ? (
        <ol aria-label="Fields of this product" className="grid gap-2">
          {chosen.map((asked, index) => (
            <Row
              key={asked.custom_field.id}
              asked={asked}
              isFirst={index === 0}
              onChange={(next) => change(index, next)}
              onRaise={() => raise(index)}
              onRemove={() => choose(chosen.filter((each) => each !== asked))}
            />
          ))}
        </ol>
      ) : null}
      <Choice
        left={left}
        none={fields.length === 0}
        onChoose={(custom_field) => choose([...chosen, { custom_field, required: false }])}
      />
    </FieldSet>
  );
}

type RowProps = {
  asked: Asked;
  isFirst: boolean;
  onChange: (next: Asked) => void;
  onRaise: () => void;
  onRemove: () => void;
};

function Row({ asked, isFirst, onChange, onRaise, onRemove }: RowProps) {
  const { custom_field: field, required } = asked;
  return (
    <li className="flex items-center gap-1 rounded-lg border bg-card py-1.5 pr-1.5 pl-3 text-sm">
      <input type="hidden" name="custom_fields[]" value={`${field.id}:${required}`} />
      <span className="grid min-w-0 flex-1">
        <span className="truncate font-medium">{field.name}</span>
        <span className="truncate text-muted-foreground text-xs">{typeText[field.type]}</span>
      </span>
      <CheckField
        label={
          <>
            Required<span className="sr-only">: {field.name}</span>
          </>
        }
      >
        <Checkbox
          checked={required}
          onCheckedChange={(isRequired) => onChange({ ...asked, required: isRequired })}
        />
      </CheckField>
      <Button
        variant="ghost"
        size="icon"
        aria-label={`Move ${field.name} up`}
        disabled={isFirst}
        onClick={onRaise}
      >
        <ArrowUp aria-hidden />
      </Button>
      <Button variant="ghost" size="icon" aria-label={`Take ${field.name} off`} onClick={onRemove}>
        <X aria-hidden />
      </Button>
    </li>
  );
}

type ChoiceProps = { left: readonly CustomField[]; none: boolean; onChoose: (field: CustomField) => void };

function Choice({ left, none, onChoose }: ChoiceProps) {
  if (none)
    return (
      <p className="text-muted-foreground text-sm">There are no fields yet. Make one under Custom fields.</p>
    );
  if (left.length === 0) return null;
  return (
    <Field label="Add a field" className="mt-1 max-w-sm">
      <NativeSelect
        value=""
        onChange={({ target }) => {
          const field = left.find(({ id }) => id === target.value);
          if (field) onChoose(field);
        }}
      >
        <option value="">Choose…</option>
        {left.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}
