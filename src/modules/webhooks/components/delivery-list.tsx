"use client";

import { useQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import type { ReactNode } from "react";
import { FilterBar, FilterMenu } from "@/components/data-table/filter-bar";
import { QueryTable, tableOf } from "@/components/data-table/query-table";
import { useListSearch } from "@/components/data-table/use-list-search";
import { EmptyState } from "@/components/ui/empty-state";
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
    <>
      <FilterBar onClear={list.clear} actions={actions}>
        <FilterMenu
          label="State"
          options={stateOptions}
          value={list.values("state")}
          onValueChange={(states) => list.set("state", states)}
        />
      </FilterBar>
      <QueryTable
        label="Deliveries"
        query={useQuery(deliveryList(id, search))}
        columns={deliveryColumns}
        rowHref={(delivery) => `/dashboard/${slug}/webhooks/deliveries/${delivery.id}`}
        {...tableOf(list)}
        empty={
          <EmptyState
            icon={<Send />}
            title={list.clear ? "No delivery matches" : "Nothing was sent yet"}
            description={
              list.clear
                ? "Choose another state."
                : "What happens from now on, of the chosen types, shows here. A test shows whether the endpoint is reached."
            }
          />
        }
      />
    </>
  );
}
