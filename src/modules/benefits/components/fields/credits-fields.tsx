"use client";

import { useState } from "react";
import { FormField, useFieldErrors } from "@/components/form/form";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckField } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import type { CurrencyOption } from "@/lib/currencies";
import { type CreditsProperties, DEFAULT_PRIORITY } from "../../types/credits/schema";

type Part = { properties: CreditsProperties | undefined };
type Props = Part & {
  /** The organization's own first. */
  currencies: readonly CurrencyOption[];
};

/** What one may say of credits. */
export function CreditsFields({ properties, currencies }: Props) {
  return (
    <>
      <Counting properties={properties} currencies={currencies} />
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField
          name="properties.expires_in_days"
          label="Expire after (days)"
          optional
          hint="Counted from the order."
        >
          <Input
            name="properties.expires_in_days"
            inputMode="numeric"
            defaultValue={properties?.expires_in_days ?? ""}
          />
        </FormField>
        <FormField name="properties.priority" label="Priority" hint="Lower ones are spent first, 0 to 999.">
          <Input
            name="properties.priority"
            inputMode="numeric"
            defaultValue={properties?.priority ?? DEFAULT_PRIORITY}
          />
        </FormField>
      </div>
      <Rollover properties={properties} />
    </>
  );
}

/** A number for each purchase, or for each unit of money. */
function Counting({ properties, currencies }: Props) {
  const [counting, count] = useState(properties?.credits_per_unit != null ? "per_unit" : "amount");
  return (
    <>
      <RadioGroup
        name="properties.counting"
        label="How many"
        value={counting}
        onValueChange={count}
        error={useFieldErrors("properties.counting")}
      >
        <Radio value="amount" label="A fixed number for each purchase" />
        <Radio
          value="per_unit"
          label="As many as the buyer pays for"
          description="For top-ups: on the net amount, rounded down."
        />
      </RadioGroup>
      {counting === "amount" ? (
        <FormField name="properties.amount" label="Credits" required>
          <Input name="properties.amount" inputMode="numeric" defaultValue={properties?.amount ?? ""} />
        </FormField>
      ) : (
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField name="properties.credits_per_unit" label="Credits for each unit" required>
            <Input
              name="properties.credits_per_unit"
              inputMode="numeric"
              defaultValue={properties?.credits_per_unit ?? ""}
            />
          </FormField>
          <FormField name="properties.currency" label="Of" hint="Orders in others earn none of these.">
            <NativeSelect
              name="properties.currency"
              defaultValue={properties?.currency ?? currencies[0]?.code}
            >
              {currencies.map(({ code, label }) => (
                <option key={code} value={code}>
                  {label}
                </option>
              ))}
            </NativeSelect>
          </FormField>
        </div>
      )}
    </>
  );
}

/** What happens to the rest at the end of a cycle. */
function Rollover({ properties }: Part) {
  const [rolls, roll] = useState(properties?.rollover ?? false);
  return (
    <>
      <CheckField
        label="Carry over what is left"
        hint="Into the next cycle of a subscription. One-time purchases have no cycles."
        error={useFieldErrors("properties.rollover")}
      >
        <Checkbox name="properties.rollover" value="true" checked={rolls} onCheckedChange={roll} />
      </CheckField>
      {rolls ? (
        <FormField
          name="properties.rollover_cap"
          label="At most"
          optional
          hint="Credits; empty carries over all."
        >
          <Input
            name="properties.rollover_cap"
            inputMode="numeric"
            defaultValue={properties?.rollover_cap ?? ""}
          />
        </FormField>
      ) : null}
    </>
  );
}
