"use client";

import { useState } from "react";
import { FormField, useFieldErrors } from "@/components/form/form";
import { Input } from "@/components/ui/input";
import { MoneyInput } from "@/components/ui/money-input";
import { NativeSelect } from "@/components/ui/native-select";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import type { CurrencyOption } from "@/lib/currencies";

/** What a new discount takes off, and how long a subscription keeps it. */
export function WorthFields({ currencies }: { currencies: readonly CurrencyOption[] }) {
  const [type, setType] = useState("percentage");
  return (
    <>
      <RadioGroup
        name="type"
        label="Takes off"
        value={type}
        onValueChange={setType}
        error={useFieldErrors("type")}
      >
        <Radio value="percentage" label="A percentage" />
        <Radio value="fixed" label="An amount" description="In one currency; several by the API." />
      </RadioGroup>
      {type === "percentage" ? (
        <FormField name="basis_points" label="Percent" required hint="Up to 100, with two decimals.">
          <Input name="basis_points" inputMode="decimal" autoComplete="off" />
        </FormField>
      ) : (
        <FixedAmount currencies={currencies} />
      )}
      <Duration />
    </>
  );
}

function FixedAmount({ currencies }: { currencies: readonly CurrencyOption[] }) {
  const [currency, setCurrency] = useState(currencies[0]?.code ?? "usd");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <FormField name="amount" label="Amount" required>
        <MoneyInput key={currency} name="amount" currency={currency} />
      </FormField>
      <FormField name="currency" label="Currency" hint="In others it cannot be used.">
        <NativeSelect
          name="currency"
          value={currency}
          onChange={({ currentTarget }) => setCurrency(currentTarget.value)}
        >
          {currencies.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </NativeSelect>
      </FormField>
    </div>
  );
}

function Duration() {
  const [duration, setDuration] = useState("once");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <FormField name="duration" label="Duration" hint="Of a subscription. A purchase is made once anyway.">
        <NativeSelect
          name="duration"
          value={duration}
          onChange={({ currentTarget }) => setDuration(currentTarget.value)}
        >
          <option value="once">Once</option>
          <option value="repeating">Several months</option>
          <option value="forever">Forever</option>
        </NativeSelect>
      </FormField>
      {duration === "repeating" ? (
        <FormField name="duration_in_months" label="Months" required>
          <Input name="duration_in_months" inputMode="numeric" />
        </FormField>
      ) : null}
    </div>
  );
}
