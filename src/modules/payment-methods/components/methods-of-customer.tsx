"use client";

import { useQuery } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { expiryText, methodText } from "../method-text";
import { methodsOfCustomer } from "../queries";
import type { PaymentMethod } from "../schema";

type Props = {
  organizationId: string;
  customerId: string;
  /** Where only what one subscription charges is shown: the one that it names, or null for the customer's default. */
  charged?: string | null;
};

function Method({ method }: { method: PaymentMethod }) {
  const { method_metadata: card, is_default } = method;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b py-2 text-sm first:pt-0 last:border-0 last:pb-0">
      <span className="font-medium">{methodText(method)}</span>
      {is_default ? <Badge tone="info">Default</Badge> : null}
      {card ? (
        <span className="ml-auto text-muted-foreground text-xs tabular-nums">Expires {expiryText(card)}</span>
      ) : null}
    </li>
  );
}

/** The cards and the like that a customer has left, or the one of them that a subscription charges. */
export function MethodsOfCustomer({ organizationId, customerId, charged }: Props) {
  const { data, error, refetch, isFetching } = useQuery(methodsOfCustomer(organizationId, customerId));
  const shown = data?.items.filter(
    ({ id, is_default }) => charged === undefined || (charged ? id === charged : is_default),
  );
  return (
    <Card>
      <CardHeader title={charged === undefined ? "Payment methods" : "Payment method"} />
      <CardContent className="pt-3">
        {shown?.length ? (
          <ul>
            {shown.map((method) => (
              <Method key={method.id} method={method} />
            ))}
          </ul>
        ) : null}
        {shown?.length === 0 ? (
          <p className="text-muted-foreground text-sm">
            {charged === undefined ? "None is kept." : "None: nothing can be charged by itself."}
          </p>
        ) : null}
        {error && !data ? (
          <ErrorState description={error.message} onRetry={refetch} pending={isFetching} />
        ) : null}
        {data || error ? null : <Skeleton className="h-5" />}
      </CardContent>
    </Card>
  );
}
