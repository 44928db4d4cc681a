"use client";

import { CreditCard } from "lucide-react";
import { useSend } from "@/components/form/use-form-action";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { makeDefaultAction, removePaymentMethodAction } from "../actions";
import { expiryText, methodText } from "../method-text";
import type { PaymentMethod } from "../schema";

type RowProps = { method: PaymentMethod; portal: string; isExpired: boolean };

function Actions({ method, portal }: Pick<RowProps, "method" | "portal">) {
  const [makeDefault, isChoosing] = useSend(makeDefaultAction);
  const [remove, isRemoving] = useSend(removePaymentMethodAction);
  const fields = { portal, id: method.id };
  const name = methodText(method);
  return (
    <div className="flex flex-wrap gap-2">
      {method.is_default ? null : (
        <Button
          size="sm"
          pending={isChoosing}
          onClick={() => makeDefault(fields)}
          aria-label={`Make default: ${name}`}
        >
          Make default
        </Button>
      )}
      <ConfirmDialog
        trigger={
          <Button size="sm" pending={isRemoving} aria-label={`Remove ${name}`}>
            Remove
          </Button>
        }
        title={`Remove ${name}?`}
        description="It cannot be charged any more. You can add it again."
        confirmLabel="Remove"
        destructive
        onConfirm={() => remove(fields)}
      />
    </div>
  );
}

function Row({ method, portal, isExpired }: RowProps) {
  const { method_metadata: card } = method;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 text-sm">
      <div className="grid min-w-0 gap-0.5">
        <span className="flex flex-wrap items-center gap-2 font-medium">
          {methodText(method)}
          {method.is_default ? <Badge tone="info">Default</Badge> : null}
          {isExpired ? <Badge tone="danger">Expired</Badge> : null}
        </span>
        {card ? (
          <span className="text-muted-foreground text-xs tabular-nums">
            {isExpired ? "Expired" : "Expires"} {expiryText(card)}
          </span>
        ) : null}
      </div>
      <Actions method={method} portal={portal} />
    </li>
  );
}

/** What a customer has left to be charged later. `now`: the time of the organization, in ms. */
export function OwnMethods({
  methods,
  portal,
  now,
}: {
  methods: readonly PaymentMethod[];
  portal: string;
  now: number;
}) {
  if (methods.length === 0)
    return (
      <Card>
        <EmptyState
          icon={<CreditCard />}
          title="No payment methods yet"
          description="What you add is charged when a subscription is due."
          className="py-8"
        />
      </Card>
    );
  return (
    <Card>
      <ul className="divide-y">
        {methods.map((method) => (
          <Row
            key={method.id}
            method={method}
            portal={portal}
            isExpired={method.expires_at !== null && Date.parse(method.expires_at) <= now}
          />
        ))}
      </ul>
    </Card>
  );
}
