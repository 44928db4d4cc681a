"use client";

import { useActionState, useState } from "react";
import { Form, FormActions, FormField, FormMessage, SubmitButton } from "@/components/form/form";
import { Steps } from "@/components/layout/steps";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Input } from "@/components/ui/input";
import { MoneyInput } from "@/components/ui/money-input";
import { NativeSelect } from "@/components/ui/native-select";
import { useTypedEarly } from "@/components/ui/use-typed-early";
import type { CurrencyOption } from "@/lib/currencies";
import { createFirstProductAction } from "../actions";
import { codeSamples } from "../code-samples";
import { changePrice, newPrice, type PriceChange, priceFields } from "../price-draft";

const STEPS = ["Organization", "Product", "Code"];

type Made = { id: string; name: string; token: string | null };

export type FirstProductProps = {
  organization: { id: string; slug: string; default_currency: string };
  currencies: readonly CurrencyOption[];
  baseUrl: string;
  /** A product that is there already, so that only the last step is left. */
  made: Made | null;
};

function PriceField({ currency, currencies }: { currency: string; currencies: readonly CurrencyOption[] }) {
  const [price, setPrice] = useState(() => newPrice("first", currency));
  const change = (news: PriceChange) => setPrice((before) => changePrice(before, news));
  const select = useTypedEarly<HTMLSelectElement>(price.currency, (chosen) => change({ currency: chosen }));
  return (
    <div className="grid grid-cols-2 gap-3">
      <FormField
        name="prices.0.price_amount"
        label="Price"
        hint="0 is free. More kinds, and more currencies, later."
        required
      >
        <MoneyInput
          key={price.currency}
          currency={price.currency}
          value={price.amount}
          onValueChange={(amount) => change({ amount })}
        />
      </FormField>
      <FormField name="prices.0.price_currency" label="Currency">
        <NativeSelect
          ref={select}
          value={price.currency}
          onChange={(event) => change({ currency: event.target.value })}
        >
          {currencies.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </NativeSelect>
      </FormField>
      {priceFields(price, 0).map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </div>
  );
}

const Heading = ({ title, text }: { title: string; text: string }) => (
  <div className="grid gap-1">
    <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
    <p className="text-muted-foreground">{text}</p>
  </div>
);

function Ready({ made, slug, baseUrl }: { made: Made; slug: string; baseUrl: string }) {
  const checkoutUrl = `${baseUrl}/buy/${made.id}`;
  return (
    <div className="grid min-w-0 gap-6">
      <div role="status">
        <Heading
          title={`${made.name} is on sale`}
          text="Share its checkout link, or open a checkout from your own code. Both work right now."
        />
      </div>
      <div className="flex min-w-0 items-center gap-2 rounded-lg border bg-canvas py-1 pr-1 pl-3">
        <code className="min-w-0 flex-1 truncate font-mono text-xs">{checkoutUrl}</code>
        <CopyButton value={checkoutUrl} label="Copy the checkout link" />
      </div>
      <div className="grid min-w-0 gap-3">
        <CodeBlock samples={codeSamples({ baseUrl, productId: made.id, token: made.token })} />
        {made.token ? (
          <Alert tone="warning">
            The access token in this code is new and shown this once: keep it on your server, out of browsers
            and repositories. You can revoke it in Settings.
          </Alert>
        ) : (
          <p className="text-muted-foreground text-sm">
            An access token is shown once, when it is made. Make one in Settings, and put it in.
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={`/dashboard/${slug}`} variant="primary" size="lg">
          Go to the dashboard
        </ButtonLink>
        <ButtonLink href={checkoutUrl} target="_blank" prefetch={false} size="lg">
          Open the checkout
        </ButtonLink>
      </div>
    </div>
  );
}

/** The second and the third step: a product with one price, then the code to sell it by, with the real ids and a new token. */
export function FirstProduct({ organization, currencies, baseUrl, made }: FirstProductProps) {
  const [state, send] = useActionState(createFirstProductAction, { ok: false });
  const ready = state.result ?? made;
  return (
    <div className="grid min-w-0 gap-8">
      <Steps labels={STEPS} current={ready ? 2 : 1} />
      {ready ? (
        <Ready made={ready} slug={organization.slug} baseUrl={baseUrl} />
      ) : (
        <>
          <Heading
            title="What do you sell?"
            text="A name and a price will do. Everything can be changed later."
          />
          <Form state={state} action={send}>
            <FormMessage />
            <input type="hidden" name="organization_id" value={organization.id} />
            <FormField name="name" label="Name" required>
              <Input name="name" placeholder="Icon set" maxLength={200} autoFocus />
            </FormField>
            <PriceField currency={organization.default_currency} currencies={currencies} />
            <FormActions>
              <SubmitButton size="lg">Create the product</SubmitButton>
              <ButtonLink href={`/dashboard/${organization.slug}`} variant="ghost" size="lg">
                Later
              </ButtonLink>
            </FormActions>
          </Form>
        </>
      )}
    </div>
  );
}
