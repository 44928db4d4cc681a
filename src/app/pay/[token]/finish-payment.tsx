"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatMinor } from "@/components/ui/money-text";
import { Note } from "@/modules/checkouts/components/note";
import type { ClientOrder } from "@/modules/orders/client-schema";
import { CardForm } from "./card-form";
import { type Paying, usePaying } from "./use-paying";
import { useSettled } from "./use-settled";

type Props = Paying & { order: ClientOrder; clientSecret: string };

/** A payment that waits at the bank's question: go on with it, or pay with another card. */
export function FinishPayment({ order, clientSecret, ...props }: Props) {
  // The bank may be answered elsewhere, in its app or another window.
  useSettled(props.token);
  const paying = usePaying(props);
  const [isOther, setOther] = useState(false);
  const { due_amount: amount, currency, organization } = order;
  return (
    <div className="grid gap-4">
      <Note tone="info">
        Your bank asks you to confirm this payment to {organization.name}. Until then nothing is charged.
      </Note>
      <div role="alert" className="empty:hidden">
        {paying.problem ? <Note tone="danger">{paying.problem}</Note> : null}
      </div>
      <Button
        variant={isOther ? "secondary" : "primary"}
        size="xl"
        pending={paying.isBusy && !isOther}
        disabled={paying.isBusy}
        onClick={() => paying.finish(clientSecret)}
      >
        Finish authentication
      </Button>
      {isOther ? (
        <CardForm
          paying={paying}
          settings={props.settings}
          amount={amount}
          currency={currency}
          label={`Pay ${formatMinor(amount, currency)}`}
          isAskedFor
        />
      ) : (
        <Button size="xl" disabled={paying.isBusy} onClick={() => setOther(true)}>
          Use another card
        </Button>
      )}
    </div>
  );
}
