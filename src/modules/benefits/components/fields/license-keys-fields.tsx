"use client";

import { useState } from "react";
import { FormField, useFieldErrors } from "@/components/form/form";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckField } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { LicenseKeysProperties } from "../../types/license-keys/schema";

type Part = { properties: LicenseKeysProperties | undefined };

/** What one may say of licence keys. */
export const LicenseKeysFields = ({ properties }: Part) => (
  <>
    <FormField name="properties.prefix" label="Prefix" optional hint="Keys begin with it: ACME-7K2QD-…">
      <Input
        name="properties.prefix"
        autoComplete="off"
        maxLength={20}
        defaultValue={properties?.prefix ?? ""}
        placeholder="ACME"
      />
    </FormField>
    <Activations properties={properties} />
    <div className="grid gap-4 sm:grid-cols-2">
      <FormField name="properties.ttl" label="Expire after" optional hint="Counted from the first grant.">
        <Input name="properties.ttl" inputMode="numeric" defaultValue={properties?.expires?.ttl ?? ""} />
      </FormField>
      <FormField name="properties.timeframe" label="In">
        <NativeSelect name="properties.timeframe" defaultValue={properties?.expires?.timeframe ?? "year"}>
          <option value="year">years</option>
          <option value="month">months</option>
          <option value="day">days</option>
        </NativeSelect>
      </FormField>
      <FormField
        name="properties.limit_usage"
        label="Uses"
        optional
        hint="Counted by your application; empty: without end."
      >
        <Input
          name="properties.limit_usage"
          inputMode="numeric"
          defaultValue={properties?.limit_usage ?? ""}
        />
      </FormField>
      <FormField
        name="properties.offline_days"
        label="Days offline"
        optional
        hint="Signed licences hold so long without asking again."
      >
        <Input
          name="properties.offline_days"
          inputMode="numeric"
          defaultValue={properties?.offline_days ?? ""}
        />
      </FormField>
    </div>
  </>
);

/** How many, and who gives them back. */
function Activations({ properties }: Part) {
  const [limit, limitTo] = useState(String(properties?.activations?.limit ?? ""));
  const errors = useFieldErrors("properties.enable_customer_admin");
  return (
    <>
      <FormField
        name="properties.limit"
        label="Activations"
        optional
        hint="Installations at a time; empty: keys are only validated."
      >
        <Input
          name="properties.limit"
          inputMode="numeric"
          value={limit}
          onChange={({ target }) => limitTo(target.value)}
        />
      </FormField>
      {limit.trim() === "" ? null : (
        <CheckField
          label="Customers deactivate by themselves"
          hint="In the portal, for another machine."
          error={errors}
        >
          <Checkbox
            name="properties.enable_customer_admin"
            value="true"
            defaultChecked={properties?.activations?.enable_customer_admin ?? true}
          />
        </CheckField>
      )}
    </>
  );
}
