"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useEffect } from "react";
import { Timeline } from "@/components/layout/timeline";
import { writeTime } from "@/components/time/time-text";
import { useTimeZone } from "@/components/time/time-zone";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { dayOf } from "@/lib/day";
import { testClockTimeline } from "../queries";
import type { TestClock, TestClockMoment } from "../schema";
import { momentLink, momentText } from "./moment-text";

type Props = { organization: { id: string; slug: string }; clock: TestClock };

/** What happened since time was stopped, day by day. It grows while the clock advances. */
export function ClockTimeline({ organization: { id, slug }, clock }: Props) {
  const zone = useTimeZone();
  const client = useQueryClient();
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage } = useInfiniteQuery(
    testClockTimeline(id),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that the clock has moved there may be more
  useEffect(() => {
    client.invalidateQueries({ queryKey: testClockTimeline(id).queryKey });
  }, [client, id, clock.now, clock.status]);
  if (!data && error)
    return <ErrorState description={error.message} onRetry={refetch} pending={isFetching} />;
  if (!data) return <Skeleton className="h-32" />;
  const moments = data.pages.flatMap(({ items }) => items);
  if (moments.length === 0)
    return <p className="text-muted-foreground text-sm">Nothing yet. Sell something, or move the clock.</p>;
  const days = Map.groupBy(moments, ({ at }) => dayOf(Date.parse(at), zone));
  return (
    <div className="grid gap-4">
      {[...days].map(([day, ofDay]) => (
        <Day key={day} moments={ofDay} slug={slug} />
      ))}
      {hasNextPage ? (
        <Button className="justify-self-start" pending={isFetching} onClick={() => fetchNextPage()}>
          Show earlier
        </Button>
      ) : null}
    </div>
  );
}

function Day({ moments, slug }: { moments: TestClockMoment[]; slug: string }) {
  const zone = useTimeZone();
  const [first] = moments;
  if (!first) return null;
  return (
    <Card>
      <h3 className="px-4 pt-4 font-medium text-sm">{writeTime(first.at, "date", zone, 0)}</h3>
      <CardContent className="pb-0">
        <Timeline
          items={moments.map((moment) => {
            const { title, ...text } = momentText(moment);
            const href = momentLink(moment, slug);
            return {
              ...text,
              id: moment.id,
              at: moment.at,
              atText: writeTime(moment.at, "datetime", zone, 0),
              title: href ? (
                <Link href={href} className="underline-offset-4 hover:underline">
                  {title}
                </Link>
              ) : (
                title
              ),
            };
          })}
        />
      </CardContent>
    </Card>
  );
}
