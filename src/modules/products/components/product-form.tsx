"use client";

import { type ReactNode, useActionState, useState } from "react";
import {
  Form,
  FormActions,
  FormField,
  FormMessage,
  SubmitButton,
  useFieldErrors,
} from "@/components/form/form";
import type { FormState } from "@/components/form/form-state";
import { MetadataFields } from "@/components/form/metadata-fields";
import { useIsFormHeld, WaitingForFields } from "@/components/form/waiting";
import { Section } from "@/components/layout/section";
import { ButtonLink } from "@/components/ui/button-link";
import { Input } from "@/components/ui/input";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import type { CurrencyOption } from "@/lib/currencies";
import { draftOf, newPrice, type PriceDraft } from "../price-draft";
import type { Product } from "../schema";
import { DescriptionField } from "./description-field";
import { PriceFields } from "./price-fields";
import { RecurrenceFields } from "./recurrence-fields";

export type ProductFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  organization: { id: string; default_currency: string };
  /** Null: a new one. */
  product: Product | null;
  currencies: readonly CurrencyOption[];
  /** The field of the pictures, as `medias`. */
  pictures: ReactNode;
  /** The field of the benefits, as `benefits`. */
  benefits: ReactNode;
  /** The field of the custom fields, as `custom_fields`. */
  customFields: ReactNode;
  /** Where "Cancel" leads. */
  backTo: string;
};

function Visibility({ value }: { value: Product["visibility"] }) {
  return (
    <RadioGroup
      name="visibility"
      label="Visibility"
      hideLabel
      defaultValue={value}
      error={useFieldErrors("visibility")}
    >
      <Radio value="public" label="Public" description="Sold to everybody, and may be listed." />
      <Radio value="private" label="Private" description="Sold to whoever has its link." />
      <Radio value="draft" label="Draft" description="Not for sale yet." />
    </RadioGroup>
  );
}

const aboutPrices = (product: Product | null) =>
  product
    ? "A price never changes: a change archives it and makes a new one. Orders and open checkouts keep theirs."
    : "One for each currency that you sell in; the checkout takes the buyer's.";

/** A picture that is still on its way would be lost. */
function Save({ children }: { children: string }) {
  return <SubmitButton disabled={useIsFormHeld()}>{children}</SubmitButton>;
}

/** A new product, or one to change. */
export function ProductForm(props: ProductFormProps) {
  const { action, organization, product, currencies, pictures, benefits, customFields, backTo } = props;
  const [state, send] = useActionState(action, { ok: false });
  const [prices, setPrices] = useState<readonly PriceDraft[]>(() =>
    product ? product.prices.map(draftOf) : [newPrice("first", organization.default_currency)],
  );
  return (
    <WaitingForFields>
      <Form state={state} action={send} className="gap-0">
        <FormMessage className="mb-4" />
        <input type="hidden" name="organization_id" value={organization.id} />
        {product ? <input type="hidden" name="id" value={product.id} /> : null}
        <Section layout="side" title="Product" description="What buyers read before they pay.">
          <div className="grid gap-4">
            <FormField name="name" label="Name" required>
              <Input name="name" defaultValue={product?.name} maxLength={200} autoFocus={!product} />
            </FormField>
            <DescriptionField defaultValue={product?.description ?? ""} />
          </div>
        </Section>
        <Section layout="side" title="Prices" description={aboutPrices(product)}>
          <PriceFields prices={prices} onChange={setPrices} currencies={currencies} />
        </Section>
        <Section
          layout="side"
          title="Renewal"
          description="Whether it is paid once or again and again, and tried for free before that."
        >
          <RecurrenceFields product={product} />
        </Section>
        <Section layout="side" title="Pictures" description="The first one is the cover.">
          {pictures}
        </Section>
        <Section
          layout="side"
          title="Benefits"
          description="What its buyers get, in this order. Whoever has bought it already gets what is added, except credits; what is taken off they keep, except in a subscription."
        >
          {benefits}
        </Section>
        <Section
          layout="side"
          title="Custom fields"
          description="What buyers are asked at the checkout, in this order."
        >
          {customFields}
        </Section>
        <Section layout="side" title="Visibility" description="Who can buy it.">
          <Visibility value={product?.visibility ?? "public"} />
        </Section>
        <Section
          layout="side"
          title="Metadata"
          description="Values of your own, for your code. Buyers do not see them."
        >
          <MetadataFields name="metadata" value={product?.metadata ?? {}} hideLabel />
        </Section>
        <div className="sticky bottom-0 z-10 -mx-4 flex justify-end border-t bg-background px-4 py-3 md:-mx-8 md:px-8">
          <FormActions className="pt-0">
            <ButtonLink href={backTo} variant="ghost">
              Cancel
            </ButtonLink>
            <Save>{product ? "Save changes" : "Create product"}</Save>
          </FormActions>
        </div>
      </Form>
    </WaitingForFields>
  );
}
