"use client";

import type { ReactNode } from "react";
import { FormActions, FormField, SubmitButton, useFieldErrors } from "@/components/form/form";
import { useIsFormHeld, WaitingForFields } from "@/components/form/waiting";
import { Section } from "@/components/layout/section";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { updateOrganizationAction } from "../actions";
import type { Organization } from "../schema";
import { ColourField } from "./colour-field";
import { SettingsForm } from "./settings-form";

type Props = {
  organization: Organization;
  /** Others read. */
  mayEdit: boolean;
  /** Host of this installation, before the slug. */
  site: string;
  countries: readonly { value: string; label: string }[];
  currencies: readonly { code: string; label: string }[];
  /** The field of the logo. */
  logo: ReactNode;
};

function TaxBehavior({ value }: { value: Organization["default_tax_behavior"] }) {
  const errors = useFieldErrors("default_tax_behavior");
  return (
    <RadioGroup
      label="Tax in prices"
      name="default_tax_behavior"
      defaultValue={value}
      error={errors}
      hint="Of prices that do not say it themselves."
    >
      <Radio value="exclusive" label="On top" description="A price of $20 with 19 % tax costs $23.80." />
      <Radio
        value="inclusive"
        label="In the price"
        description="A price of $20 costs $20, tax is a part of it."
      />
      <Radio
        value="location"
        label="As buyers are used to"
        description="On top in the United States and Canada, in the price elsewhere."
      />
    </RadioGroup>
  );
}

function Identity({ organization, site, logo }: Pick<Props, "organization" | "site" | "logo">) {
  return (
    <Section layout="side" title="Organization" description="How buyers and colleagues know you.">
      <div className="grid max-w-md gap-4">
        <FormField name="name" label="Name" required hint="Stands in the checkout and on receipts.">
          <Input name="name" defaultValue={organization.name} maxLength={64} />
        </FormField>
        <FormField
          name="slug"
          label="Slug"
          required
          hint={`In the address of the dashboard: ${site}/dashboard/…`}
        >
          <Input name="slug" defaultValue={organization.slug} maxLength={64} spellCheck={false} />
        </FormField>
        {logo}
      </div>
    </Section>
  );
}

function Contact({ organization, countries }: Pick<Props, "organization" | "countries">) {
  return (
    <Section layout="side" title="Contact" description="Where buyers find help.">
      <div className="grid max-w-md gap-4">
        <FormField name="email" label="E-mail for customers" optional>
          <Input name="email" type="email" defaultValue={organization.email ?? ""} maxLength={254} />
        </FormField>
        <FormField name="website" label="Website" optional>
          <Input
            name="website"
            type="url"
            inputMode="url"
            placeholder="https://"
            defaultValue={organization.website ?? ""}
          />
        </FormField>
        <FormField
          name="country"
          label="Country"
          optional
          hint="Where you are taxed. Businesses in other countries of a tax union account for the tax themselves."
        >
          <NativeSelect name="country" defaultValue={organization.country ?? ""}>
            <option value="">Not said</option>
            {countries.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </NativeSelect>
        </FormField>
      </div>
    </Section>
  );
}

function Selling({ organization, currencies }: Pick<Props, "organization" | "currencies">) {
  return (
    <Section layout="side" title="Prices" description="What new prices start from.">
      <div className="grid max-w-md gap-4">
        <FormField name="default_presentment_currency" label="Currency" required>
          <NativeSelect
            name="default_presentment_currency"
            defaultValue={organization.default_presentment_currency}
          >
            {currencies.map(({ code, label }) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </NativeSelect>
        </FormField>
        <TaxBehavior value={organization.default_tax_behavior} />
      </div>
    </Section>
  );
}

function Save() {
  const isHeld = useIsFormHeld();
  return (
    <FormActions className="sticky bottom-0 border-t bg-background py-3">
      <SubmitButton disabled={isHeld}>Save</SubmitButton>
      {isHeld ? <p className="text-muted-foreground text-sm">The logo is on its way …</p> : null}
    </FormActions>
  );
}

/** The settings of an organization, in one form. */
export const OrganizationForm = ({ organization, mayEdit, logo, ...options }: Props) => (
  <WaitingForFields>
    <SettingsForm
      organizationId={organization.id}
      mayEdit={mayEdit}
      action={updateOrganizationAction}
      save={<Save />}
    >
      <input type="hidden" name="slug_before" value={organization.slug} />
      <Identity organization={organization} site={options.site} logo={logo} />
      <Contact organization={organization} countries={options.countries} />
      <Selling organization={organization} currencies={options.currencies} />
      <Section layout="side" title="Checkout" description="The page on which buyers pay.">
        <div className="max-w-md">
          <ColourField name="brand_color" value={organization.brand_color} />
        </div>
      </Section>
    </SettingsForm>
  </WaitingForFields>
);
