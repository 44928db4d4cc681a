import { lazy, Suspense, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { PaymentHandle, PaymentSettings } from "@/modules/checkouts/components/payment/payment-fields";
import { StripeCard } from "@/modules/checkouts/components/payment/stripe-card";
import type { usePaying } from "./use-paying";

/** Of no use where Stripe is, so loaded only where it stands in for it. */
const SandboxCard = lazy(async () => ({
  default: (await import("@/modules/checkouts/components/payment/sandbox-card")).SandboxCard,
}));

type Props = {
  paying: ReturnType<typeof usePaying>;
  settings: PaymentSettings;
  /** Minor units. */
  amount: number;
  currency: string;
  label: string;
  /** The customer asked for it, and goes on in it. */
  isAskedFor: boolean;
};

/** Another card, which is kept and charged from now on. */
export function CardForm({ paying, settings, amount, currency, label, isAskedFor }: Props) {
  const { card, isBusy, payWithCard } = paying;
  const hasFocused = useRef(false);
  // The fields come a moment later than this, and are attached anew with each change.
  const attach = (handle: PaymentHandle | null) => {
    card.current = handle;
    if (!handle || !isAskedFor || hasFocused.current) return;
    hasFocused.current = true;
    handle.focus();
  };
  const Fields = settings.sandboxUrl ? SandboxCard : StripeCard;
  return (
    <form
      className="grid gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        payWithCard();
      }}
    >
      <Suspense fallback={<Skeleton className="h-40" />}>
        <Fields ref={attach} settings={settings} amount={amount} currency={currency} isKept failure={null} />
      </Suspense>
      <Button type="submit" variant="primary" size="xl" pending={isBusy} className="w-full">
        {label}
      </Button>
      <p className="text-center text-muted-foreground text-xs">
        The card is saved, and your subscription is charged to it from now on.
      </p>
    </form>
  );
}
