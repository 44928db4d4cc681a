"use client";

import { useActionState, useState } from "react";
import { Form, FormActions, FormField, FormMessage, SubmitButton } from "@/components/form/form";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useTypedEarly } from "@/components/ui/use-typed-early";
import type { CurrencyOption } from "@/lib/currencies";
import { createOrganizationAction } from "../actions";
import { slugOf } from "../rules";

type Props = {
  currencies: readonly CurrencyOption[];
  /** Where the dashboard is reached, for the hint: `florin.example.com/dashboard`. */
  address: string;
};

/** The first step: a name, and the slug that it suggests until one writes one's own. */
export function CreateOrganizationForm({ currencies, address }: Props) {
  const [state, send] = useActionState(createOrganizationAction, { ok: false });
  const [name, setName] = useState("");
  const [slug, setSlug] = useState<string | null>(null);
  const nameRef = useTypedEarly<HTMLInputElement>(name, setName);
  const slugRef = useTypedEarly<HTMLInputElement>("", setSlug);
  return (
    <Form state={state} action={send}>
      <FormMessage />
      <FormField name="name" label="Name" hint="As buyers know you: it stands in the checkout." required>
        <Input
          ref={nameRef}
          name="name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="organization"
          maxLength={64}
          autoFocus
        />
      </FormField>
      <FormField name="slug" label="Slug" hint={`Your dashboard: ${address}/…`} required>
        <Input
          ref={slugRef}
          name="slug"
          value={slug ?? slugOf(name)}
          onChange={(event) => setSlug(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
        />
      </FormField>
      <FormField
        name="default_presentment_currency"
        label="Currency"
        hint="What new prices begin with. Every price may have another."
      >
        <NativeSelect name="default_presentment_currency" defaultValue={currencies[0]?.code}>
          {currencies.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </NativeSelect>
      </FormField>
      <FormActions>
        <SubmitButton size="lg">Go on</SubmitButton>
      </FormActions>
    </Form>
  );
}
