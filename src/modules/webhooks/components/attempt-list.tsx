"use client";

import { useQuery } from "@tanstack/react-query";
import { Check, X } from "lucide-react";
import { Timeline } from "@/components/layout/timeline";
import { writeTime } from "@/components/time/time-text";
import { useTimeZone } from "@/components/time/time-zone";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { WebhookAttempt, WebhookDelivery } from "../delivery-schema";
import { ATTEMPTS_LIMIT, attemptList } from "../queries";

type Props = { organizationId: string; delivery: WebhookDelivery };

/** Every attempt of a delivery, the latest first. */
export function AttemptList({ organizationId, delivery }: Props) {
  const zone = useTimeZone();
  const { data, error, refetch, isFetching } = useQuery(attemptList(organizationId, delivery));
  const total = data?.pagination.total_count ?? 0;
  return (
    <Card>
      <CardHeader
        title="Attempts"
        {...(total > ATTEMPTS_LIMIT && { description: `The latest ${ATTEMPTS_LIMIT} of ${total}` })}
      />
      <CardContent className="pb-0">
        {data ? (
          <Timeline
            items={data.items.map((attempt) => ({
              id: attempt.id,
              at: attempt.at,
              atText: writeTime(attempt.at, "datetime", zone, 0),
              ...textOf(attempt),
            }))}
          />
        ) : null}
        {data && total === 0 ? <p className="pb-4 text-muted-foreground text-sm">Not tried yet.</p> : null}
        {error && !data ? (
          <ErrorState description={error.message} onRetry={refetch} pending={isFetching} />
        ) : null}
        {data || error ? null : <Skeleton className="mb-4 h-6" />}
      </CardContent>
    </Card>
  );
}

const textOf = ({ http_code, error, duration_ms }: WebhookAttempt) => ({
  title: http_code === null ? "No answer" : `Answered ${http_code}`,
  description: `${error === null || http_code !== null ? "" : `${error}, `}after ${duration_ms.toLocaleString("en")} ms`,
  icon: error === null ? <Check /> : <X />,
  tone: error === null ? ("success" as const) : ("danger" as const),
});
