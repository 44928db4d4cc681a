"use client";

import { useQuery } from "@tanstack/react-query";
import { TimelineCard } from "@/components/layout/timeline-card";
import { orderTimeline } from "../queries";
import { timelineText } from "./timeline-text";

/** What has happened to an order. */
export function OrderTimeline({ organizationId, orderId }: { organizationId: string; orderId: string }) {
  return <TimelineCard query={useQuery(orderTimeline(organizationId, orderId))} textOf={timelineText} />;
}
