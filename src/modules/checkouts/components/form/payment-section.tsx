import { lazy } from "react";
import { Note } from "../note";
import type { PaymentSettings } from "../payment/payment-fields";
import { StripeCard } from "../payment/stripe-card";
import { BillingSection, type Places } from "./billing-section";
import { Heading, NameField } from "./contact";
import type { CheckoutFormState } from "./use-checkout-form";

/** Of no use where Stripe is, so loaded only where it stands in for it. Without a Suspense: it comes with the page. */
const SandboxCard = lazy(async () => ({ default: (await import("../payment/sandbox-card")).SandboxCard }));

type Props = { form: CheckoutFormState; settings: PaymentSettings; places: Places };

/** The card, whose it is, and where the bill goes. */
export function PaymentSection({ form, settings, places }: Props) {
  const { sheet, problems } = form.state;
  const Card = settings.sandboxUrl ? SandboxCard : StripeCard;
  return (
    <div className="grid gap-4">
      <Heading>Payment</Heading>
      <FailureNote form={form} settings={settings} />
      <Card
        ref={form.payment}
        settings={settings}
        amount={sheet.due_amount}
        isKept={sheet.is_payment_setup_required}
        currency={sheet.currency}
        failure={form.failure}
      />
      <NameField state={form.state} label="Name on card" autoComplete="cc-name" />
      <BillingSection
        {...{ sheet, places, problems }}
        country={form.country}
        onCountry={form.setCountry}
        isBusiness={form.isBusiness}
        onBusiness={form.setBusiness}
      />
    </div>
  );
}

/** Why the last payment failed, unless a field of ours says it. */
function FailureNote({ form: { failure }, settings }: Pick<Props, "form" | "settings">) {
  const isShown = failure && (failure.field === "payment" || !settings.sandboxUrl);
  return (
    <div role="alert" className="empty:hidden">
      {isShown ? (
        <Note tone={failure.code === "canceled" ? "info" : "danger"}>
          {failure.message} Nothing was charged.
        </Note>
      ) : null}
    </div>
  );
}
