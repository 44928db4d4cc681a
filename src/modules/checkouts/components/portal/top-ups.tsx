"use client";

import { Form, FormMessage, SubmitButton } from "@/components/form/form";
import { useFormAction } from "@/components/form/use-form-action";
import { Section } from "@/components/layout/section";
import { Card } from "@/components/ui/card";
import { formatMinor } from "@/components/ui/money-text";
import { topUpAction } from "../../own-actions";
import type { TopUp } from "../../read-top-ups";

function Offer({ portal, offer: { id, name, gives, price } }: { portal: string; offer: TopUp }) {
  const [state, send] = useFormAction(topUpAction, () => undefined);
  const label = price ? `Buy for ${formatMinor(price.amount, price.currency)}` : "Choose how much";
  return (
    <li className="px-4 py-3">
      <Form state={state} action={send} className="gap-2">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-sm">
          <div className="grid min-w-0 gap-0.5">
            <span className="wrap-anywhere font-medium">{name}</span>
            <span className="wrap-anywhere text-muted-foreground text-xs">{gives.join(", ")}</span>
          </div>
          <input type="hidden" name="portal" value={portal} />
          <input type="hidden" name="product_id" value={id} />
          <SubmitButton size="sm" aria-label={`${label}: ${name}`}>
            {label}
          </SubmitButton>
        </div>
        <FormMessage />
      </Form>
    </li>
  );
}

/** What brings more credits; nothing where nothing is sold that does. */
export function TopUps({ portal, offers }: { portal: string; offers: readonly TopUp[] }) {
  if (offers.length === 0) return null;
  return (
    <Section title="Get more" description="What it comes to with tax stands in the checkout.">
      <Card>
        <ul className="divide-y">
          {offers.map((offer) => (
            <Offer key={offer.id} portal={portal} offer={offer} />
          ))}
        </ul>
      </Card>
    </Section>
  );
}
