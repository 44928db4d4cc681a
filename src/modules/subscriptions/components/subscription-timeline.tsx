"use client";

import { useQuery } from "@tanstack/react-query";
import { TimelineCard } from "@/components/layout/timeline-card";
import { writeTime } from "@/components/time/time-text";
import { useTimeZone } from "@/components/time/time-zone";
import { subscriptionTimeline } from "../queries";
import { timelineText } from "./timeline-text";

/** What has happened to a subscription. */
export function SubscriptionTimeline({ organizationId, id }: { organizationId: string; id: string }) {
  const zone = useTimeZone();
  const day = (at: string) => writeTime(at, "date", zone, 0);
  return (
    <TimelineCard
      query={useQuery(subscriptionTimeline(organizationId, id))}
      textOf={(entry) => timelineText(entry, day)}
    />
  );
}
