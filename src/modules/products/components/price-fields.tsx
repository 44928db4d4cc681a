"use client";

import { Plus, X } from "lucide-react";
import { FormField, useFieldErrors } from "@/components/form/form";
import { Button } from "@/components/ui/button";
import { MoneyInput } from "@/components/ui/money-input";
import type { CurrencyOption } from "@/lib/currencies";
import { newKey } from "@/lib/key";
import {
  changePrice,
  newPrice,
  type PriceChange,
  type PriceDraft,
  priceFields,
  staysAsItIs,
} from "../price-draft";
import { priceText } from "../price-text";
import { Choice } from "./price-choice";
import { TierFields } from "./tier-fields";

const types = [
  { value: "fixed", label: "Fixed price" },
  { value: "custom", label: "Pay what you want" },
  { value: "seat_based", label: "By the seat" },
  { value: "free", label: "Free" },
] as const;

const taxes = [
  { value: "", label: "As the organization does" },
  { value: "exclusive", label: "Comes on top" },
  { value: "inclusive", label: "Is in the price" },
  { value: "location", label: "As usual where the buyer lives" },
] as const;

type RowProps = {
  draft: PriceDraft;
  index: number;
  currencies: readonly CurrencyOption[];
  onChange: (change: PriceChange) => void;
  onRemove: (() => void) | undefined;
};

type Amount = "amount" | "minimum" | "maximum" | "preset";

function AmountField({
  draft,
  index,
  of,
  label,
  optional,
  onChange,
}: Pick<RowProps, "draft" | "index" | "onChange"> & { of: Amount; label: string; optional?: boolean }) {
  const wire = of === "amount" ? "price_amount" : `${of}_amount`;
  return (
    <FormField
      name={`prices.${index}.${wire}`}
      label={label}
      optional={optional}
      required={!optional}
      className="min-w-0"
    >
      <MoneyInput
        key={draft.currency}
        currency={draft.currency}
        value={draft[of]}
        onValueChange={(minor) => onChange({ [of]: minor })}
      />
    </FormField>
  );
}

function Amounts(props: RowProps) {
  if (props.draft.type === "free") return null;
  if (props.draft.type === "fixed") return <AmountField {...props} of="amount" label="Amount" />;
  if (props.draft.type === "seat_based") return <TierFields {...props} />;
  return (
    <div className="grid gap-3 sm:col-span-full sm:grid-cols-3">
      <AmountField {...props} of="minimum" label="At least" optional />
      <AmountField {...props} of="preset" label="Suggested" optional />
      <AmountField {...props} of="maximum" label="At most" optional />
    </div>
  );
}

/** What becomes of the price that this row began as. */
function Fate({ draft }: { draft: PriceDraft }) {
  if (!draft.kept || staysAsItIs(draft)) return null;
  return (
    <p role="status" className="text-warning text-xs sm:col-span-full">
      Saving archives {priceText(draft.kept)} and makes a new price in its place.
    </p>
  );
}

function PriceRow(props: RowProps) {
  const { draft, index, currencies, onChange, onRemove } = props;
  const of = (field: string) => `prices.${index}.${field}`;
  const options = currencies.map(({ code, label }) => ({ value: code, label }));
  return (
    <fieldset className="relative rounded-lg border bg-card p-4">
      <legend className="sr-only">Price {index + 1}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        <Choice
          name={of("amount_type")}
          label="Kind"
          value={draft.type}
          options={types}
          onChange={(type) => onChange({ type })}
        />
        <Choice
          name={of("price_currency")}
          label="Currency"
          value={draft.currency}
          options={options}
          onChange={(currency) => onChange({ currency })}
        />
        <Amounts {...props} />
        {draft.type === "free" ? null : (
          <Choice
            name={of("tax_behavior")}
            label="Tax"
            value={draft.tax}
            options={taxes}
            onChange={(tax) => onChange({ tax })}
          />
        )}
        <Fate draft={draft} />
      </div>
      {onRemove ? (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`Remove price ${index + 1}`}
          onClick={onRemove}
          className="absolute top-2 right-2"
        >
          <X aria-hidden />
        </Button>
      ) : null}
      {priceFields(draft, index).map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </fieldset>
  );
}

export type PriceFieldsProps = {
  prices: readonly PriceDraft[];
  /** Takes a step from the rows as they then are: several may be on their way. */
  onChange: (step: (prices: readonly PriceDraft[]) => readonly PriceDraft[]) => void;
  currencies: readonly CurrencyOption[];
};

/** The prices of a product, one row a currency. */
export function PriceFields({ prices, onChange, currencies }: PriceFieldsProps) {
  const error = useFieldErrors("prices")?.[0];
  const unused = currencies.find(({ code }) => prices.every(({ currency }) => currency !== code));
  const change = (key: string, news: PriceChange) =>
    onChange((all) => all.map((each) => (each.key === key ? changePrice(each, news) : each)));
  const remove = (key: string) => onChange((all) => all.filter((each) => each.key !== key));
  return (
    <div className="grid gap-3">
      {prices.map((draft, index) => (
        <PriceRow
          key={draft.key}
          draft={draft}
          index={index}
          currencies={currencies}
          onChange={(news) => change(draft.key, news)}
          onRemove={prices.length > 1 ? () => remove(draft.key) : undefined}
        />
      ))}
      {error ? (
        <p role="alert" className="text-danger text-xs">
          {error}
        </p>
      ) : null}
      {unused ? (
        <Button
          className="justify-self-start"
          onClick={() => onChange((all) => [...all, newPrice(newKey(), unused.code)])}
        >
          <Plus aria-hidden />
          Add a price in another currency
        </Button>
      ) : null}
    </div>
  );
}
