import { formatMinor } from "@/components/ui/money-text";
import { mandateText, renewalText } from "../renewal-text";
import type { Sheet } from "../sheet";
import type { Notice } from "./use-checkout-form";

/** What is charged after today. */
export function RenewalLine({ sheet }: { sheet: Sheet }) {
  const { renewal, currency, active_trial_interval } = sheet;
  if (!renewal) return null;
  return (
    <p data-numeric className="text-base text-muted-foreground">
      {renewalText(renewal, currency, active_trial_interval !== null)}
    </p>
  );
}

/** What the buyer agrees to by pressing the button. */
export function Mandate({ sheet, seller }: { sheet: Sheet; seller: string }) {
  const { renewal, currency, is_payment_setup_required } = sheet;
  if (!renewal || !is_payment_setup_required) return null;
  return (
    <p data-numeric className="text-balance text-center text-muted-foreground text-xs">
      {mandateText(renewal, currency, seller)}
    </p>
  );
}

/** That nothing is charged while it is tried, below what is charged after. */
export function DueToday({ sheet }: { sheet: Sheet }) {
  return (
    <div className="flex justify-between gap-4 font-semibold">
      <dt>Due today</dt>
      <dd>{formatMinor(0, sheet.currency)}</dd>
    </div>
  );
}

/** A sentence, and its address as one that can be followed. */
export function Linked({ text, url = "" }: Notice) {
  const [before, after] = text.split(url);
  return (
    <>
      {before}
      <a href={url} className="underline">
        {url}
      </a>
      {after}
    </>
  );
}
