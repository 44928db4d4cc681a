"use client";

import { AddressFields } from "@/components/form/address-fields";
import { FormField } from "@/components/form/form";
import { MetadataFields } from "@/components/form/metadata-fields";
import { Input } from "@/components/ui/input";
import type { Customer } from "../schema";

/** What one may say of a customer, new or known. */
export function CustomerFields({ customer }: { customer?: Customer | undefined }) {
  return (
    <>
      <FormField name="email" label="E-mail" required>
        <Input
          name="email"
          type="email"
          inputMode="email"
          autoComplete="off"
          maxLength={254}
          defaultValue={customer?.email ?? ""}
        />
      </FormField>
      <FormField name="name" label="Name" optional>
        <Input name="name" autoComplete="off" maxLength={256} defaultValue={customer?.name ?? ""} />
      </FormField>
      {customer?.external_id ? null : (
        <FormField
          name="external_id"
          label="External ID"
          optional
          hint="Their id in your own system. Once set, it stays."
        >
          <Input name="external_id" autoComplete="off" maxLength={255} />
        </FormField>
      )}
      <AddressFields name="billing_address" value={customer?.billing_address ?? null} />
      <FormField name="tax_id" label="Tax ID" optional>
        <Input name="tax_id" autoComplete="off" maxLength={64} defaultValue={customer?.tax_id?.[0] ?? ""} />
      </FormField>
      <MetadataFields name="metadata" value={customer?.metadata ?? {}} />
    </>
  );
}
