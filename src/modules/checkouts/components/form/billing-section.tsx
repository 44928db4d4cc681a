import { Checkbox } from "@/components/ui/checkbox";
import { CheckField, Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { billingAddressFields } from "../../billing-fields";
import type { Sheet } from "../sheet";
import { type AddressLine, nameOfLine, type Problems } from "./values";

export type Option = { value: string; label: string };

/** Names of places, made on the server: a browser may write them otherwise. */
export type Places = { countries: readonly Option[]; states: Record<string, readonly Option[]> };

type Props = {
  sheet: Sheet;
  places: Places;
  problems: Problems;
  country: string;
  onCountry: (country: string) => void;
  isBusiness: boolean;
  onBusiness: (isBusiness: boolean) => void;
};

/** Country and the lines of the address that it needs, and who buys as a business. */
export function BillingSection(props: Props) {
  const { sheet, problems, isBusiness, onBusiness } = props;
  return (
    <>
      <Address {...props} />
      <CheckField label="I’m buying as a business">
        <Checkbox name="is_business_customer" defaultChecked={isBusiness} onCheckedChange={onBusiness} />
      </CheckField>
      {isBusiness ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Business name" required error={problems.customer_billing_name}>
            <Input
              size="lg"
              name="customer_billing_name"
              autoComplete="billing organization"
              maxLength={256}
              defaultValue={sheet.customer_billing_name ?? ""}
            />
          </Field>
          <Field
            label="Tax ID"
            optional
            error={problems.customer_tax_id}
            hint={problems.customer_tax_id ? undefined : taxIdHint(sheet)}
          >
            <Input
              size="lg"
              name="customer_tax_id"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={40}
              defaultValue={sheet.customer_tax_id ?? ""}
            />
          </Field>
        </div>
      ) : null}
    </>
  );
}

function taxIdHint({ tax, is_customer_tax_id_valid: isValid }: Sheet): string {
  if (tax?.reason === "reverse_charge") return "Reverse charge: you account for the tax yourself.";
  return isValid ? "This number is valid." : "VAT number or the like.";
}

function Address({ sheet, places, problems, country, onCountry, isBusiness }: Props) {
  const asked = billingAddressFields(sheet.require_billing_address || isBusiness, country || null);
  const isAmerican = country === "US" || country === "CA";
  const isWhole = asked.line1 !== "disabled";
  const line = (name: AddressLine, label: string, autoComplete: string, isWide: boolean) =>
    asked[name] === "disabled" ? null : (
      <AddressInput
        key={name}
        {...{ name, label, autoComplete, isWide, sheet, problems }}
        isOptional={asked[name] === "optional"}
      />
    );
  const state =
    asked.state === "disabled" ? null : (
      <State
        key="state"
        {...{ country, sheet, problems }}
        isWide={!isWhole}
        options={places.states[country] ?? []}
      />
    );
  const codeLabel = country === "US" ? "ZIP code" : "Postal code";
  const code = line("postal_code", codeLabel, "billing postal-code", asked.city === "disabled");
  const isCityWide = isAmerican || asked.postal_code === "disabled";
  const city = line("city", "City", "billing address-level2", isCityWide);
  return (
    <div className="grid grid-cols-2 gap-x-3 gap-y-4">
      <Field label="Country" required error={problems[nameOfLine("country")]} className="col-span-2">
        <NativeSelect
          size="lg"
          name={nameOfLine("country")}
          autoComplete="billing country"
          defaultValue={country}
          onChange={(event) => onCountry(event.currentTarget.value)}
        >
          <option value="">Choose…</option>
          {places.countries.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </NativeSelect>
      </Field>
      {line("line1", "Address", "billing address-line1", true)}
      {line("line2", "Apartment, floor, building", "billing address-line2", true)}
      {isAmerican ? [city, state, code] : [code, city]}
    </div>
  );
}

type LineProps = Pick<Props, "sheet" | "problems"> & { isWide: boolean };

const widthOf = (isWide: boolean) => (isWide ? "col-span-2" : undefined);

function AddressInput(
  props: LineProps & { name: AddressLine; label: string; autoComplete: string; isOptional: boolean },
) {
  const { name, label, autoComplete, isOptional, isWide, sheet, problems } = props;
  return (
    <Field
      label={label}
      required={!isOptional}
      optional={isOptional}
      error={problems[nameOfLine(name)]}
      className={widthOf(isWide)}
    >
      <Input
        size="lg"
        name={nameOfLine(name)}
        autoComplete={autoComplete}
        maxLength={200}
        defaultValue={sheet.customer_billing_address?.[name] ?? ""}
      />
    </Field>
  );
}

type StateProps = LineProps & { country: string; options: readonly Option[] };

function State({ country, sheet, problems, isWide, options }: StateProps) {
  const label = country === "CA" ? "Province" : "State";
  return (
    <Field label={label} required error={problems[nameOfLine("state")]} className={widthOf(isWide)}>
      <NativeSelect
        key={country}
        size="lg"
        name={nameOfLine("state")}
        autoComplete="billing address-level1"
        defaultValue={sheet.customer_billing_address?.state ?? ""}
      >
        <option value="">Choose…</option>
        {options.map((each) => (
          <option key={each.value} value={each.value}>
            {each.label}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}
