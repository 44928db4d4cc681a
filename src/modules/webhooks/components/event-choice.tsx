"use client";

import { useId, useState } from "react";
import { useFieldErrors } from "@/components/form/form";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckField, FieldSet } from "@/components/ui/field";
import { eventGroups } from "../event-groups";
import { spacedName } from "../event-text";

const all = eventGroups.flatMap(({ types }) => types);

/** Which events an endpoint is told: one by one, all of a noun, or all there are. */
export function EventChoice({ chosen: before }: { chosen: readonly string[] }) {
  const [chosen, choose] = useState(() => new Set(before));
  const change = (types: readonly string[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const type of types) {
      if (isChosen) next.add(type);
      else next.delete(type);
    }
    choose(next);
  };
  // Names that are not offered any more stay with the endpoint that has them.
  const others = [...chosen].filter((type) => !all.some((each) => each === type));
  return (
    <FieldSet label="Events" hint={`${chosen.size} chosen`} error={useFieldErrors("events")}>
      <input type="hidden" name="events[]" value="" />
      {others.map((type) => (
        <input key={type} type="hidden" name="events[]" value={type} />
      ))}
      <Group label="All events" types={all} chosen={chosen} onChange={change} />
      <div className="grid max-h-72 gap-3 overflow-y-auto rounded-md border p-3">
        {eventGroups.map(({ noun, types }) => (
          <div key={noun} className="grid gap-1">
            <Group label={spacedName(noun)} types={types} chosen={chosen} onChange={change} />
            <div className="ml-6 grid gap-x-4 gap-y-1 sm:grid-cols-2">
              {types.map((type) => (
                <CheckField key={type} label={<code className="text-xs">{type}</code>}>
                  <Checkbox
                    name="events[]"
                    value={type}
                    checked={chosen.has(type)}
                    onCheckedChange={(isChosen) => change([type], isChosen)}
                  />
                </CheckField>
              ))}
            </div>
          </div>
        ))}
      </div>
    </FieldSet>
  );
}

type GroupProps = {
  label: string;
  types: readonly string[];
  chosen: ReadonlySet<string>;
  onChange: (types: readonly string[], isChosen: boolean) => void;
};

function Group({ label, types, chosen, onChange }: GroupProps) {
  const id = useId();
  const count = types.filter((type) => chosen.has(type)).length;
  return (
    <CheckField id={id} label={label}>
      <Checkbox
        checked={count === types.length}
        indeterminate={count > 0 && count < types.length}
        onCheckedChange={(isChosen) => onChange(types, isChosen)}
      />
    </CheckField>
  );
}
