import { mandateText, renewalText } from "../renewal-text";
import type { Sheet } from "../sheet";

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
