"use client";

import { useQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import type { ReactNode } from "react";
import { ListFilter } from "@/components/data-table/list-filter";
import { QueryList } from "@/components/data-table/query-list";
import { useListSearch } from "@/components/data-table/use-list-search";
import { deliveryDefaults, deliveryFilters, deliveryList } from "../queries";
import { deliveryColumns } from "./delivery-columns";
import { stateOptions } from "./delivery-status";

type Props = {
  organization: { id: string; slug: string };
  endpointId: string;
  /** What can be done with what failed. */
  actions: ReactNode;
};

/** What an endpoint was told, the latest first. */
export function DeliveryList({ organization: { id, slug }, endpointId, actions }: Props) {
  const list = useListSearch(deliveryFilters, deliveryDefaults);
  const search = { ...list.search, endpoint_id: [endpointId] };
  return (
    <QueryList
      list={list}
      query={useQuery(deliveryList(id, search))}
      label="Deliveries"
      columns={deliveryColumns}
      rowHref={(delivery) => `/dashboard/${slug}/webhooks/deliveries/${delivery.id}`}
      actions={actions}
      icon={<Send />}
      none={{
        title: "Nothing was sent yet",
        description:
          "What happens from now on, of the chosen types, shows here. A test shows whether the endpoint is reached.",
      }}
      noMatch={{ title: "No delivery matches", description: "Choose another state." }}
    >
      <ListFilter list={list} name="state" label="State" options={stateOptions} />
    </QueryList>
  );
}
