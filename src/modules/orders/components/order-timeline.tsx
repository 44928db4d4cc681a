"use client";

import { useQuery } from "@tanstack/react-query";
import { Timeline } from "@/components/layout/timeline";
import { writeTime } from "@/components/time/time-text";
import { useTimeZone } from "@/components/time/time-zone";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { orderTimeline } from "../queries";
import { timelineText } from "./timeline-text";

const waiting = ["a", "b", "c"];

/** What has happened to an order. */
export function OrderTimeline({ organizationId, orderId }: { organizationId: string; orderId: string }) {
  const zone = useTimeZone();
  const { data, error, refetch, isFetching } = useQuery(orderTimeline(organizationId, orderId));
  return (
    <Card>
      <CardHeader title="Timeline" />
      <CardContent className="pb-0">
        {data ? (
          <Timeline
            items={data.items.map((entry) => ({
              id: entry.id,
              at: entry.at,
              atText: writeTime(entry.at, "datetime", zone, 0),
              ...timelineText(entry),
            }))}
          />
        ) : null}
        {error && !data ? (
          <ErrorState description={error.message} onRetry={refetch} pending={isFetching} />
        ) : null}
        {data || error ? null : waiting.map((key) => <Skeleton key={key} className="mb-6 h-6" />)}
      </CardContent>
    </Card>
  );
}
