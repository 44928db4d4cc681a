"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { writeTime } from "../time/time-text";
import { useTimeZone } from "../time/time-zone";
import { Card, CardContent, CardHeader } from "../ui/card";
import { ErrorState } from "../ui/error-state";
import { Skeleton } from "../ui/skeleton";
import { Timeline, type TimelineItem } from "./timeline";

type Props<Entry> = {
  query: UseQueryResult<{ items: Entry[] }>;
  /** An entry in words. */
  textOf: (entry: Entry) => Omit<TimelineItem, "id" | "at" | "atText">;
};

const waiting = ["a", "b", "c"];

/** What has happened to something, as the API lists it. */
export function TimelineCard<Entry extends { id: string; at: string }>({ query, textOf }: Props<Entry>) {
  const zone = useTimeZone();
  const { data, error, refetch, isFetching } = query;
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
              ...textOf(entry),
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
