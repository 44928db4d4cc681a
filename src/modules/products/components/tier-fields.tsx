import { Plus, X } from "lucide-react";
import { FormField } from "@/components/form/form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { MoneyInput } from "@/components/ui/money-input";
import { formatMinor } from "@/components/ui/money-text";
import { useTypedEarly } from "@/components/ui/use-typed-early";
import { amountForSeats, seatSumText } from "@/lib/seats";
import type { PriceChange, PriceDraft } from "../price-draft";
import { exampleOf, type TierDraft, tierStarts, withoutTier, withTier } from "../tier-draft";
import { Choice } from "./price-choice";

type Props = { draft: PriceDraft; index: number; onChange: (change: PriceChange) => void };

const MOST_TIERS = 20;

const kinds = [
  { value: "volume", label: "All seats at one price" },
  { value: "graduated", label: "Each seat by its tier" },
] as const;

const kindHints = {
  volume: "Every seat costs what the tier of their number says.",
  graduated: "The first seats cost what the first tier says, the next what the second says.",
};

/** Of a price by the seat: what one costs, by how many are bought. */
export function TierFields({ draft, index, onChange }: Props) {
  const { tiers, least, tierType } = draft;
  const of = (field: string) => `prices.${index}.seat_tiers.${field}`;
  const starts = tierStarts(draft);
  const change = (at: number, news: Partial<TierDraft>) =>
    onChange({ tiers: tiers.map((tier, place) => (place === at ? { ...tier, ...news } : tier)) });
  return (
    <div className="grid gap-3 sm:col-span-full">
      {tiers.map((tier, at) => (
        <Tier
          // biome-ignore lint/suspicious/noArrayIndexKey: a tier is its place
          key={at}
          tier={tier}
          name={of(`tiers.${at}`)}
          label={`Seats ${starts[at]} up to`}
          currency={draft.currency}
          isLast={at === tiers.length - 1}
          onChange={(news) => change(at, news)}
          onRemove={tiers.length > 1 ? () => onChange({ tiers: withoutTier(tiers, at) }) : undefined}
        />
      ))}
      {tiers.length < MOST_TIERS ? (
        <Button className="justify-self-start" onClick={() => onChange({ tiers: withTier(draft) })}>
          <Plus aria-hidden />
          Add a tier
        </Button>
      ) : null}
      <div className="grid gap-3 sm:grid-cols-2">
        <FormField name={of("tiers.0.min_seats")} label="Fewest seats" optional className="min-w-0">
          <SeatsInput value={least} placeholder="1" onChange={(next) => onChange({ least: next })} />
        </FormField>
        {tiers.length > 1 ? (
          <Choice
            name={of("seat_tier_type")}
            label="How tiers count"
            hint={kindHints[tierType]}
            value={tierType}
            options={kinds}
            onChange={(next) => onChange({ tierType: next })}
          />
        ) : null}
      </div>
      <Example draft={draft} />
    </div>
  );
}

type TierProps = {
  tier: TierDraft;
  name: string;
  label: string;
  currency: string;
  isLast: boolean;
  onChange: (news: Partial<TierDraft>) => void;
  onRemove: (() => void) | undefined;
};

function Tier({ tier, name, label, currency, isLast, onChange, onRemove }: TierProps) {
  return (
    <div className="grid grid-cols-[1fr_1fr_auto] items-start gap-3">
      <FormField name={`${name}.max_seats`} label={label} required={!isLast} className="min-w-0">
        <SeatsInput
          value={tier.max}
          placeholder={isLast ? "Any number" : ""}
          onChange={(max) => onChange({ max })}
        />
      </FormField>
      <FormField name={`${name}.price_per_seat`} label="Each seat" required className="min-w-0">
        <MoneyInput
          key={currency}
          currency={currency}
          value={tier.price}
          onValueChange={(price) => onChange({ price })}
        />
      </FormField>
      {onRemove ? (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`Remove the tier ${label} ${tier.max ?? "any number"}`}
          onClick={onRemove}
          className="mt-7"
        >
          <X aria-hidden />
        </Button>
      ) : null}
    </div>
  );
}

/** A number of seats as it is typed; null is empty. */
function SeatsInput({
  value,
  onChange,
  ...props
}: {
  value: number | null;
  placeholder: string;
  onChange: (seats: number | null) => void;
}) {
  const shown = value === null ? "" : String(value);
  const change = (typed: string) => {
    const digits = typed.replaceAll(/\D/g, "").slice(0, 6);
    onChange(digits === "" ? null : Number(digits));
  };
  const ref = useTypedEarly<HTMLInputElement>(shown, change);
  return (
    <Input
      ref={ref}
      inputMode="numeric"
      autoComplete="off"
      value={shown}
      onChange={(event) => change(event.target.value)}
      {...props}
    />
  );
}

function Example({ draft }: { draft: PriceDraft }) {
  const example = exampleOf(draft);
  if (!example) return null;
  const { tiers, seats } = example;
  const money = (amount: number) => formatMinor(amount, draft.currency);
  return (
    <p data-numeric className="text-muted-foreground text-xs">
      For example {seatSumText(tiers, seats, money)} = {money(amountForSeats(tiers, seats))}
    </p>
  );
}
