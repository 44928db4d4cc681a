"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { newKey } from "@/lib/key";
import type { Metadata } from "@/lib/metadata";
import { Button } from "../ui/button";
import { FieldSet } from "../ui/field";
import { Input } from "../ui/input";
import { FormField, useFieldErrors } from "./form";

const MOST = 50;

type Row = { id: string; key: string; value: string; type: string };

const rowsOf = (metadata: Metadata): Row[] =>
  Object.entries(metadata).map(([key, value]) => ({
    id: key,
    key,
    value: String(value),
    type: typeof value,
  }));

function MetadataRow({ of, row, index, onRemove }: RowProps) {
  return (
    <li className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-start gap-2">
      <FormField name={`${of}.key`} label={`Key ${index + 1}`} hideLabel>
        <Input
          name={`${of}.key`}
          defaultValue={row.key}
          placeholder="key"
          maxLength={40}
          autoComplete="off"
          autoFocus={row.key === "" && row.value === ""}
        />
      </FormField>
      <FormField name={`${of}.value`} label={`Value ${index + 1}`} hideLabel>
        <Input
          name={`${of}.value`}
          defaultValue={row.value}
          placeholder="value"
          maxLength={500}
          autoComplete="off"
        />
      </FormField>
      <Button
        variant="ghost"
        size="icon"
        aria-label={`Remove ${row.key || `row ${index + 1}`}`}
        onClick={onRemove}
      >
        <X aria-hidden />
      </Button>
      <input type="hidden" name={`${of}.type`} value={row.type} />
    </li>
  );
}
type RowProps = { of: string; row: Row; index: number; onRemove: () => void };

export type MetadataFieldsProps = {
  /** Posts the rows under this name, as `MetadataForm` reads them. */
  name: string;
  value: Metadata;
  /** Where a heading beside the fields says what they are. */
  hideLabel?: boolean;
};

/** Keys and values that an integrator keeps with a thing, a row each. A value that was a number or a boolean stays one. */
export function MetadataFields({ name, value, hideLabel = false }: MetadataFieldsProps) {
  const [rows, setRows] = useState(() => rowsOf(value));
  const hint = hideLabel ? undefined : "For your own programs; the API and webhooks carry it along.";
  return (
    <FieldSet label="Metadata" hideLabel={hideLabel} error={useFieldErrors(name)} hint={hint}>
      {rows.length > 0 ? (
        <ul className="grid gap-2">
          {rows.map((row, index) => (
            <MetadataRow
              key={row.id}
              of={`${name}.${index}`}
              row={row}
              index={index}
              onRemove={() => setRows(rows.filter(({ id }) => id !== row.id))}
            />
          ))}
        </ul>
      ) : null}
      {rows.length < MOST ? (
        <Button
          size="sm"
          className="w-fit"
          onClick={() => setRows([...rows, { id: newKey(), key: "", value: "", type: "string" }])}
        >
          <Plus aria-hidden />
          Add metadata
        </Button>
      ) : null}
    </FieldSet>
  );
}
