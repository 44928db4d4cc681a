"use client";

import { useQuery } from "@tanstack/react-query";
import { LocalTime } from "@/components/time/local-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { chargePreview } from "../queries";
import { InvoiceLines } from "./invoice-lines";

/** The next invoice of a subscription as it will be, if nothing changes until then; nothing where none comes. */
export function UpcomingInvoice({ organizationId, id }: { organizationId: string; id: string }) {
  const { data, error, refetch, isFetching } = useQuery(chargePreview(organizationId, id));
  const invoice = data?.invoice;
  if (data && !invoice) return null;
  return (
    <Card>
      <CardHeader
        title="Upcoming invoice"
        description={
          invoice ? (
            <>
              On <LocalTime at={invoice.at} style="date" />, for the time until{" "}
              <LocalTime at={invoice.period_end} style="date" />
            </>
          ) : undefined
        }
      />
      <CardContent className="pt-3">
        {invoice ? <InvoiceLines invoice={invoice} label="Upcoming invoice" /> : null}
        {error && !data ? (
          <ErrorState description={error.message} onRetry={refetch} pending={isFetching} />
        ) : null}
        {data || error ? null : <Skeleton className="h-16" />}
      </CardContent>
    </Card>
  );
}
