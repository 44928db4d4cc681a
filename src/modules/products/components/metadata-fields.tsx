"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { FormField, useFieldErrors } from "@/components/form/form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { newKey } from "@/lib/key";
import type { Metadata } from "@/lib/metadata";

const MOST = 50;

type Row = { key: string; name: string; value: string; type: string };

const rowsOf = (metadata: Metadata): Row[] =>
  Object.entries(metadata).map(([name, value]) => ({
    key: name,
    name,
    value: String(value),
    type: typeof value,
  }));

function MetadataRow({ row, index, onRemove }: { row: Row; index: number; onRemove: () => void }) {
  const of = (field: string) => `metadata.${index}.${field}`;
  return (
    <li className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-start gap-2">
      <FormField name={of("key")} label={`Name ${index + 1}`} hideLabel>
        <Input name={of("key")} defaultValue={row.name} placeholder="Name" maxLength={40} />
      </FormField>
      <FormField name={of("value")} label={`Value ${index + 1}`} hideLabel>
        <Input name={of("value")} defaultValue={row.value} placeholder="Value" maxLength={500} />
      </FormField>
      <Button
        variant="ghost"
        size="icon"
        aria-label={`Remove ${row.name || `row ${index + 1}`}`}
        onClick={onRemove}
      >
        <X aria-hidden />
      </Button>
      <input type="hidden" name={of("type")} value={row.type} />
    </li>
  );
}

/** Names and values of the merchant's own. A value that was a number or a boolean stays one. */
export function MetadataFields({ metadata }: { metadata: Metadata }) {
  const [rows, setRows] = useState(() => rowsOf(metadata));
  const error = useFieldErrors("metadata")?.[0];
  return (
    <div className="grid gap-2">
      {rows.length > 0 ? (
        <ul className="grid gap-2">
          {rows.map((row, index) => (
            <MetadataRow
              key={row.key}
              row={row}
              index={index}
              onRemove={() => setRows(rows.filter((each) => each !== row))}
            />
          ))}
        </ul>
      ) : null}
      {error ? (
        <p role="alert" className="text-danger text-xs">
          {error}
        </p>
      ) : null}
      {rows.length < MOST ? (
        <Button
          className="justify-self-start"
          onClick={() => setRows([...rows, { key: newKey(), name: "", value: "", type: "string" }])}
        >
          <Plus aria-hidden />
          Add a value
        </Button>
      ) : null}
    </div>
  );
}
