import { Button } from "@/components/ui/button";
import { Note } from "../note";
import type { PaymentSettings } from "../payment/payment-fields";
import { payLabel, totalText } from "../price-text";
import { Totals } from "./totals";
import type { CheckoutFormState } from "./use-checkout-form";

/** The button that says the amount, with the sum above it on a phone. */
export function PayButton({ form, settings }: { form: CheckoutFormState; settings: PaymentSettings }) {
  const { notice, isPaying, state } = form;
  const { sheet, isPending } = state;
  const isCardNeeded = sheet.is_payment_required && !settings.sandboxUrl;
  return (
    <div className="grid gap-4">
      <Totals sheet={sheet} isPending={isPending} className="lg:hidden" />
      <div role="alert" className="empty:hidden">
        {notice ? <Note tone="warning">{notice}</Note> : null}
      </div>
      <Button type="submit" variant="primary" size="xl" pending={isPaying} className="w-full">
        {payLabel(sheet)}
      </Button>
      <p role="status" className="sr-only">
        {isPaying ? "Paying" : `Total ${totalText(sheet)}`}
      </p>
      <noscript>
        <Note tone="warning">This form needs JavaScript: with it your card goes straight to Stripe.</Note>
      </noscript>
      {isCardNeeded ? (
        <p className="text-center text-muted-foreground text-xs">
          Card details go straight to Stripe, encrypted.
        </p>
      ) : null}
    </div>
  );
}
