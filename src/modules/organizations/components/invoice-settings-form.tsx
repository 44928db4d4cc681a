"use client";

import { AddressFields } from "@/components/form/address-fields";
import { FormField } from "@/components/form/form";
import { Section } from "@/components/layout/section";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { updateInvoiceSettingsAction } from "../actions";
import type { Organization } from "../schema";
import { SettingsForm } from "./settings-form";

/** What invoices say of the organization. */
export function InvoiceSettingsForm({
  organization,
  mayEdit,
  countries,
}: {
  organization: Organization;
  mayEdit: boolean;
  countries: readonly { value: string; label: string }[];
}) {
  const { billing_name, billing_address, tax_id, footer } = organization.invoice_settings;
  return (
    <SettingsForm organizationId={organization.id} mayEdit={mayEdit} action={updateInvoiceSettingsAction}>
      <Section
        layout="side"
        title="Invoices"
        description="Who sells, as invoices and credit notes say it. What was issued stays as it was."
      >
        <div className="grid max-w-md gap-4">
          <FormField
            name="invoice_settings.billing_name"
            label="Legal name"
            optional
            hint={`Without it invoices say ${organization.name}.`}
          >
            <Input name="invoice_settings.billing_name" defaultValue={billing_name ?? ""} maxLength={256} />
          </FormField>
          <AddressFields
            name="invoice_settings.billing_address"
            value={billing_address}
            countries={countries}
          />
          <FormField name="invoice_settings.tax_id" label="Tax ID" optional>
            <Input
              name="invoice_settings.tax_id"
              defaultValue={tax_id ?? ""}
              maxLength={40}
              spellCheck={false}
            />
          </FormField>
          <FormField
            name="invoice_settings.footer"
            label="Footer"
            optional
            hint="Register, bank, whatever the law asks for."
          >
            <Textarea name="invoice_settings.footer" defaultValue={footer ?? ""} maxLength={1_000} rows={3} />
          </FormField>
        </div>
      </Section>
    </SettingsForm>
  );
}
