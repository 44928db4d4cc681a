"use client";

import { useQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { QueryTable } from "@/components/data-table/query-table";
import { EmptyState } from "@/components/ui/empty-state";
import { deliveriesOfEvent, deliveryList, MOST_ENDPOINTS } from "../queries";
import { deliveryColumns } from "./delivery-columns";

type Props = { organization: { id: string; slug: string }; eventId: string };

/** To which endpoints an event went. */
export function DeliveriesOfEvent({ organization: { id, slug }, eventId }: Props) {
  return (
    <QueryTable
      label="Deliveries"
      query={useQuery(deliveryList(id, deliveriesOfEvent(eventId)))}
      columns={deliveryColumns}
      rowHref={(delivery) => `/dashboard/${slug}/webhooks/deliveries/${delivery.id}`}
      page={1}
      limit={MOST_ENDPOINTS}
      isShort
      skeletonRows={1}
      empty={<EmptyState icon={<Send />} title="No endpoint was to be told of it" className="py-8" />}
    />
  );
}
