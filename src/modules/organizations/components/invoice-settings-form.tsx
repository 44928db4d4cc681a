"use client";

import { AddressFields } from "@/components/form/address-fields";
import { Form, FormActions, FormField, FormMessage, SubmitButton } from "@/components/form/form";
import { useFormAction } from "@/components/form/use-form-action";
import { Section } from "@/components/layout/section";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast-store";
import { updateInvoiceSettingsAction } from "../actions";
import type { Organization } from "../schema";

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
  const [state, send] = useFormAction(updateInvoiceSettingsAction, ({ message }) =>
    toast.success(message ?? "Saved."),
  );
  const { billing_name, billing_address, tax_id, footer } = organization.invoice_settings;
  return (
    <Form state={state} action={send} className="gap-0">
      <input type="hidden" name="organization_id" value={organization.id} />
      {state.ok ? null : <FormMessage className="mb-4" />}
      {mayEdit ? null : (
        <p className="mb-6 text-muted-foreground text-sm">Owners and admins may change these.</p>
      )}
      <fieldset disabled={!mayEdit} className="contents">
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
              <Textarea
                name="invoice_settings.footer"
                defaultValue={footer ?? ""}
                maxLength={1_000}
                rows={3}
              />
            </FormField>
          </div>
        </Section>
      </fieldset>
      {mayEdit ? (
        <FormActions className="pt-4">
          <SubmitButton>Save</SubmitButton>
        </FormActions>
      ) : null}
    </Form>
  );
}
