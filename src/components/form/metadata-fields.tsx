"use client";

import { Plus, X } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "../ui/button";
import { FieldSet } from "../ui/field";
import { Input } from "../ui/input";
import { useFieldErrors } from "./form";

type Value = string | number | boolean;
type Row = { id: number; key: string; value: Value };

const MOST = 50;

/** Keys and values that an integrator keeps with a thing; a row each. */
export function MetadataFields({ name, value }: { name: string; value: { [key: string]: Value } }) {
  const errors = useFieldErrors(name);
  const lastId = useRef(0);
  const [rows, setRows] = useState<Row[]>(() =>
    Object.entries(value).map(([key, each]) => {
      lastId.current += 1;
      return { id: lastId.current, key, value: each };
    }),
  );
  const add = () => {
    lastId.current += 1;
    setRows([...rows, { id: lastId.current, key: "", value: "" }]);
  };
  return (
    <FieldSet
      label="Metadata"
      error={errors}
      hint="For your own programs; the API and webhooks carry it along."
    >
      {rows.map((row, index) => (
        <div key={row.id} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] gap-2">
          <Input
            name={`${name}.${index}.key`}
            defaultValue={row.key}
            aria-label={`Key ${index + 1}`}
            placeholder="key"
            maxLength={40}
            autoComplete="off"
            autoFocus={row.key === "" && row.value === ""}
          />
          <Input
            name={`${name}.${index}.value`}
            defaultValue={String(row.value)}
            aria-label={`Value ${index + 1}`}
            placeholder="value"
            maxLength={500}
            autoComplete="off"
          />
          <input type="hidden" name={`${name}.${index}.kind`} value={typeof row.value} />
          <Button
            variant="ghost"
            size="icon"
            aria-label={`Remove ${row.key || `row ${index + 1}`}`}
            onClick={() => setRows(rows.filter(({ id }) => id !== row.id))}
          >
            <X aria-hidden />
          </Button>
        </div>
      ))}
      {rows.length < MOST ? (
        <Button size="sm" variant="ghost" className="w-fit" onClick={add}>
          <Plus aria-hidden />
          Add metadata
        </Button>
      ) : null}
    </FieldSet>
  );
}
