"use client";

import { lazy, Suspense, useRef, useState } from "react";
import type { FormState } from "@/components/form/form-state";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Skeleton } from "@/components/ui/skeleton";
import type {
  BillingDetails,
  PaymentHandle,
  PaymentSettings,
} from "@/modules/checkouts/components/payment/payment-fields";
import { StripeCard } from "@/modules/checkouts/components/payment/stripe-card";
import { addPaymentMethodAction } from "@/modules/payment-methods/actions";
import { authenticateSetup } from "@/modules/payment-methods/components/authenticate-setup";
import { finishPath } from "@/modules/payment-methods/portal-path";

/** Of no use where Stripe is, so loaded only where it stands in for it. */
const SandboxCard = lazy(async () => ({
  default: (await import("@/modules/checkouts/components/payment/sandbox-card")).SandboxCard,
}));

type Props = {
  /** Slug of the organization. */
  portal: string;
  settings: PaymentSettings;
  currency: string;
  /** Whose card it is, for their bank. */
  billing: BillingDetails;
  isFirst: boolean;
};

type Said = { tone: "success" | "danger"; text: string };

const LOST = "No answer came. Check the connection and try again: the card is saved once at most.";

/** Takes the press: checks, makes a token of the card, saves it, and asks the bank where the bank asks. */
function useAdding({ portal, settings, billing }: Props, onSaved: () => void) {
  const card = useRef<PaymentHandle>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const [isBusy, setBusy] = useState(false);
  const fail = (text: string) => setSaid({ tone: "danger", text });
  const follow = async (state: FormState & { result?: string | null }, isDefault: boolean) => {
    if (!state.ok)
      return fail(state.message ?? Object.values(state.fields ?? {}).flat()[0] ?? "That did not work.");
    if (state.result) return authenticateSetup(settings, state.result, finishPath(portal, isDefault));
    setSaid({ tone: "success", text: state.message ?? "Your card is saved." });
    onSaved();
  };
  const add = async (isDefault: boolean) => {
    setSaid(null);
    if (!(await card.current?.check())) return card.current?.focus();
    const made = await card.current?.makeToken(billing);
    if (!made || "problem" in made) {
      if (made && !made.isShown) fail(made.problem);
      return card.current?.focus();
    }
    const form = new FormData();
    const fields = { portal, confirmation_token_id: made.token, set_default: String(isDefault) };
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    await follow(await addPaymentMethodAction({ ok: false }, form), isDefault);
  };
  const press = async (isDefault: boolean) => {
    setBusy(true);
    await add(isDefault).catch(() => fail(LOST));
    setBusy(false);
  };
  return { card, said, isBusy, press };
}

/** The card form under the list. Mounted anew after each card, so that none stands in it any more. */
export function AddCard(props: Props) {
  const [count, setCount] = useState(0);
  const [isDefault, setDefault] = useState(true);
  const { card, said, isBusy, press } = useAdding(props, () => setCount(count + 1));
  const Fields = props.settings.sandboxUrl ? SandboxCard : StripeCard;
  return (
    <Card>
      <CardHeader title="Add a card" description="Nothing is charged now." />
      <CardContent>
        <form
          className="grid gap-4"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!isBusy) press(isDefault);
          }}
        >
          <Suspense fallback={<Skeleton className="h-40" />}>
            <Fields
              key={count}
              ref={card}
              settings={props.settings}
              amount={0}
              currency={props.currency}
              isKept
              failure={null}
            />
          </Suspense>
          {props.isFirst ? null : (
            <label htmlFor="charge-it" className="flex items-center gap-1.5 text-sm">
              <Checkbox id="charge-it" checked={isDefault} onCheckedChange={setDefault} />
              Charge my subscriptions to it
            </label>
          )}
          <div role="status" className="empty:hidden">
            {said?.tone === "success" ? <Alert tone="success">{said.text}</Alert> : null}
          </div>
          <div role="alert" className="empty:hidden">
            {said?.tone === "danger" ? <Alert tone="danger">{said.text}</Alert> : null}
          </div>
          <Button type="submit" variant="primary" size="lg" pending={isBusy} className="justify-self-start">
            Save card
          </Button>
        </form>
      </CardContent>
    </Card>
  );
}
