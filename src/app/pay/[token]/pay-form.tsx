"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatMinor } from "@/components/ui/money-text";
import { Note } from "@/modules/checkouts/components/note";
import type { ClientOrder } from "@/modules/orders/client-schema";
import { CardForm } from "./card-form";
import { type Paying, usePaying } from "./use-paying";

type Props = Paying & { order: ClientOrder };

/** `Visa •••• 4242`; of what is no card, its kind. */
function savedText({ type, brand, last4 }: NonNullable<ClientOrder["payment_method"]>): string {
  const name = brand ?? type.replaceAll("_", " ");
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${last4 ? ` •••• ${last4}` : ""}`;
}

/** Pays an open order: with one press where a card is saved, or with another one. */
export function PayForm({ order, ...props }: Props) {
  const { due_amount: amount, currency, payment_method: saved, payment } = order;
  const paying = usePaying(props);
  const [isOther, setOther] = useState(saved === null);
  const before =
    payment.status === "failed" && payment.error ? `The last payment failed: ${payment.error}` : null;
  const label = `Pay ${formatMinor(amount, currency)}`;
  return (
    <div className="grid gap-4">
      <div role="alert" className="empty:hidden">
        {paying.problem ? <Note tone="danger">{paying.problem}</Note> : null}
      </div>
      {before && !paying.problem ? <Note tone="warning">{before}</Note> : null}
      {saved && !isOther ? (
        <>
          <Button
            variant="primary"
            size="xl"
            pending={paying.isBusy}
            onClick={paying.payWithSaved}
            className="h-auto min-h-12 w-full whitespace-normal py-2"
          >
            {label} with {savedText(saved)}
          </Button>
          <Button size="xl" disabled={paying.isBusy} onClick={() => setOther(true)} className="w-full">
            Use another card
          </Button>
        </>
      ) : (
        <>
          <CardForm
            paying={paying}
            settings={props.settings}
            amount={amount}
            currency={currency}
            label={label}
            isAskedFor={saved !== null}
          />
          {saved ? (
            <Button variant="link" disabled={paying.isBusy} onClick={() => setOther(false)}>
              Pay with {savedText(saved)} instead
            </Button>
          ) : null}
        </>
      )}
      <p role="status" className="sr-only">
        {paying.isBusy ? "Paying" : ""}
      </p>
      <noscript>
        <Note tone="warning">Paying needs JavaScript: with it your card goes straight to Stripe.</Note>
      </noscript>
    </div>
  );
}
