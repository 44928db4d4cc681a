"use client";

import { useState } from "react";
import { useFieldErrors } from "@/components/form/form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldSet } from "@/components/ui/field";
import { Label } from "@/components/ui/label";
import type { Scope } from "@/lib/scopes";

type Noun = { name: string; read?: Scope; write?: Scope };

/** `orders:read`, `orders:write` → one row of the picker. */
function nounsOf(scopes: readonly Scope[]): Noun[] {
  const names = [...new Set(scopes.map((scope) => scope.split(":")[0] ?? ""))];
  return names.map((name) => ({
    name,
    ...Object.fromEntries(
      scopes
        .filter((scope) => scope.startsWith(`${name}:`))
        .map((scope) => [scope.endsWith(":read") ? "read" : "write", scope]),
    ),
  }));
}

const title = (name: string) => {
  const words = name.replaceAll("_", " ");
  return `${words[0]?.toUpperCase()}${words.slice(1)}`;
};

type BoxProps = { scope: Scope; label: string; checked: boolean; onChange: (on: boolean) => void };

function Box({ scope, label, checked, onChange }: BoxProps) {
  const id = `scope-${scope}`;
  return (
    <span className="inline-flex w-20 items-center gap-1">
      <Checkbox id={id} name="scopes" value={scope} checked={checked} onCheckedChange={onChange} />
      <Label htmlFor={id} className="font-normal">
        {label}
        <span className="sr-only"> {scope.split(":")[0]?.replaceAll("_", " ")}</span>
      </Label>
    </span>
  );
}

/** What a token may do, by noun: to see, and to change. */
export function ScopesField({ scopes }: { scopes: readonly Scope[] }) {
  const errors = useFieldErrors("scopes");
  const [chosen, setChosen] = useState<readonly Scope[]>([]);
  const toggle = (scope: Scope, on: boolean) =>
    setChosen(on ? [...chosen, scope] : chosen.filter((other) => other !== scope));
  const presets = [
    { label: "All", value: scopes },
    { label: "Read only", value: scopes.filter((scope) => scope.endsWith(":read")) },
    { label: "None", value: [] },
  ];
  return (
    <FieldSet label="Scopes" error={errors} hint="Give no more than the program needs.">
      <div className="flex gap-1">
        {presets.map(({ label, value }) => (
          <Button key={label} size="sm" onClick={() => setChosen(value)}>
            {label}
          </Button>
        ))}
      </div>
      <ul className="max-h-64 overflow-y-auto rounded-md border">
        {nounsOf(scopes).map(({ name, read, write }) => (
          <li key={name} className="flex min-h-9 items-center gap-2 border-b px-3 text-sm last:border-0">
            <span className="min-w-0 flex-1 truncate">{title(name)}</span>
            {[
              { scope: read, label: "Read" },
              { scope: write, label: "Write" },
            ].map(({ scope, label }) =>
              scope ? (
                <Box
                  key={label}
                  scope={scope}
                  label={label}
                  checked={chosen.includes(scope)}
                  onChange={(on) => toggle(scope, on)}
                />
              ) : (
                <span key={label} className="w-20" />
              ),
            )}
          </li>
        ))}
      </ul>
    </FieldSet>
  );
}
