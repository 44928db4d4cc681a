"use client";

import { AddressFields } from "@/components/form/address-fields";
import { Form, FormActions, FormField, FormMessage, SubmitButton } from "@/components/form/form";
import { useFormAction } from "@/components/form/use-form-action";
import { Input } from "@/components/ui/input";
import { updateOwnDetailsAction } from "../../own-actions";
import type { CustomerPortalCustomer } from "../../schema";

type Props = {
  portal: string;
  customer: Pick<CustomerPortalCustomer, "name" | "billing_name" | "billing_address" | "tax_id">;
  countries: readonly { value: string; label: string }[];
};

/** To whom invoices are written, and where tax is reckoned. */
export function OwnDetails({ portal, customer, countries }: Props) {
  const [state, send] = useFormAction(updateOwnDetailsAction, () => undefined);
  return (
    <Form state={state} action={send}>
      <FormMessage />
      <input type="hidden" name="portal" value={portal} />
      <FormField name="name" label="Name" optional>
        <Input name="name" autoComplete="name" maxLength={256} defaultValue={customer.name ?? ""} />
      </FormField>
      <FormField
        name="billing_name"
        label="Name on invoices"
        hint="A company, say. Empty: the name above."
        optional
      >
        <Input
          name="billing_name"
          autoComplete="organization"
          maxLength={256}
          defaultValue={customer.billing_name ?? ""}
        />
      </FormField>
      <AddressFields name="billing_address" value={customer.billing_address} countries={countries} />
      <FormField
        name="tax_id"
        label="Tax ID"
        hint="Checked by the rules of your country; invoices name it."
        optional
      >
        <Input name="tax_id" autoComplete="off" maxLength={64} defaultValue={customer.tax_id?.[0] ?? ""} />
      </FormField>
      <FormActions>
        <SubmitButton>Save</SubmitButton>
      </FormActions>
    </Form>
  );
}
