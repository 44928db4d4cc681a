import { Button } from "@/components/ui/button";
import { Note } from "../note";
import type { PaymentSettings } from "../payment/payment-fields";
import { dueText, payLabel } from "../price-text";
import { Linked, Mandate } from "./lazy-renewal";
import { Totals } from "./totals";
import type { CheckoutFormState } from "./use-checkout-form";

type Props = { form: CheckoutFormState; settings: PaymentSettings; sellerName: string };

/** The button that says the amount, with the sum above it on a phone. */
export function PayButton({ form, settings, sellerName }: Props) {
  const { notice, isPaying, state } = form;
  const { sheet, isPending } = state;
  const isCardNeeded = sheet.is_payment_form_required && !settings.sandboxUrl;
  return (
    <div className="grid gap-4">
      <Totals sheet={sheet} isPending={isPending} className="lg:hidden" />
      <div role="alert" className="empty:hidden">
        {notice ? <Note tone="warning">{notice.url ? <Linked {...notice} /> : notice.text}</Note> : null}
      </div>
      <Button type="submit" variant="primary" size="xl" pending={isPaying} className="w-full">
        {payLabel(sheet)}
      </Button>
      {sheet.renewal ? <Mandate sheet={sheet} seller={sellerName} /> : null}
      <p role="status" className="sr-only">
        {isPaying ? "Paying" : `Total ${dueText(sheet)}`}
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
