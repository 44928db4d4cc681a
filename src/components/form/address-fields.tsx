"use client";

import { useMemo, useState } from "react";
import { listCountries } from "@/lib/country-names";
import { Input } from "../ui/input";
import { NativeSelect } from "../ui/native-select";
import { FormField } from "./form";

export type AddressValue = {
  line1: string | null;
  line2: string | null;
  postal_code: string | null;
  city: string | null;
  state: string | null;
  country: string;
};

export type AddressFieldsProps = {
  /** The name of the address in its form: the fields are called `billing_address.city`… */
  name: string;
  value: AddressValue | null;
  /** As the server names them, on a page that it draws: a browser may name one otherwise, and would draw the form anew. */
  countries?: readonly { value: string; label: string }[];
};

const lines = [
  { name: "line1", label: "Address", wide: true },
  { name: "line2", label: "Address, second line", wide: true },
  { name: "postal_code", label: "Postal code", wide: false },
  { name: "city", label: "City", wide: false },
  { name: "state", label: "State or region", wide: true },
] as const;

/** A postal address: the country first, because without one there is no address. */
export function AddressFields({ name, value, countries: named }: AddressFieldsProps) {
  const countries = useMemo(() => named ?? listCountries(), [named]);
  const [country, setCountry] = useState(value?.country ?? "");
  return (
    <div className="grid grid-cols-2 gap-3">
      <FormField name={`${name}.country`} label="Country" optional className="col-span-2">
        <NativeSelect
          name={`${name}.country`}
          value={country}
          onChange={(event) => setCountry(event.target.value)}
        >
          <option value="">No address</option>
          {countries.map((each) => (
            <option key={each.value} value={each.value}>
              {each.label}
            </option>
          ))}
        </NativeSelect>
      </FormField>
      {country
        ? lines.map((line) => (
            <FormField
              key={line.name}
              name={`${name}.${line.name}`}
              label={line.label}
              optional
              className={line.wide ? "col-span-2" : undefined}
            >
              <Input
                name={`${name}.${line.name}`}
                defaultValue={value?.[line.name] ?? ""}
                autoComplete="off"
                maxLength={200}
              />
            </FormField>
          ))
        : null}
    </div>
  );
}
