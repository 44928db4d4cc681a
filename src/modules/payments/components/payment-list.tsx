"use client";

import { useQuery } from "@tanstack/react-query";
import { LocalTime } from "@/components/time/local-time";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { ErrorState } from "@/components/ui/error-state";
import { formatMinor } from "@/components/ui/money-text";
import { Skeleton } from "@/components/ui/skeleton";
import { cardText } from "@/lib/card-text";
import { type PaymentsOf, paymentsOf } from "../queries";
import type { Payment } from "../schema";

const looks: Record<Payment["status"], { label: string; tone: BadgeTone }> = {
  pending: { label: "Pending", tone: "warning" },
  succeeded: { label: "Succeeded", tone: "success" },
  failed: { label: "Failed", tone: "danger" },
};

/** `Visa ·· 4242`; of a card that was refused, no more is known than that it was one. */
function methodText({ method, method_metadata: card }: Payment): string {
  return cardText(card) || `${method[0]?.toUpperCase()}${method.slice(1).replaceAll("_", " ")}`;
}

function PaymentRow({ payment }: { payment: Payment }) {
  const { label, tone } = looks[payment.status];
  const intent = payment.processor_metadata.payment_intent_id;
  return (
    <li className="grid gap-1 border-b py-2.5 text-sm first:pt-0 last:border-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{methodText(payment)}</span>
        <Badge tone={tone}>{label}</Badge>
        <span className="ml-auto tabular-nums">{formatMinor(payment.amount, payment.currency)}</span>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 text-muted-foreground text-xs">
        <LocalTime at={payment.created_at} />
        {intent ? (
          <span className="ml-auto inline-flex items-center gap-1">
            <code className="font-mono">{intent}</code>
            <CopyButton value={intent} label="Copy the payment's ID at Stripe" className="-my-1" />
          </span>
        ) : null}
      </div>
      {payment.decline_message ? <p className="text-danger text-xs">{payment.decline_message}</p> : null}
    </li>
  );
}

/** Each try to pay an order or a checkout. `none` stands where there was nothing to pay. */
export function PaymentList({
  organizationId,
  of,
  none,
}: {
  organizationId: string;
  of: PaymentsOf;
  none: string;
}) {
  const { data, error, refetch, isFetching } = useQuery(paymentsOf(organizationId, of));
  return (
    <Card>
      <CardHeader title="Payments" />
      <CardContent className="pt-3">
        {data?.items.length ? (
          <ul>
            {data.items.map((payment) => (
              <PaymentRow key={payment.id} payment={payment} />
            ))}
          </ul>
        ) : null}
        {data?.items.length === 0 ? <p className="text-muted-foreground text-sm">{none}</p> : null}
        {error && !data ? (
          <ErrorState description={error.message} onRetry={refetch} pending={isFetching} />
        ) : null}
        {data || error ? null : <Skeleton className="h-5" />}
      </CardContent>
    </Card>
  );
}
