"use client";

import { useQuery } from "@tanstack/react-query";
import { Activity } from "lucide-react";
import type { DataColumn } from "@/components/data-table/columns";
import { FilterBar } from "@/components/data-table/filter-bar";
import { ListFilter } from "@/components/data-table/list-filter";
import { QueryTable, tableOf } from "@/components/data-table/query-table";
import { SearchInput } from "@/components/data-table/search-input";
import { useListSearch } from "@/components/data-table/use-list-search";
import { LocalTime } from "@/components/time/local-time";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListedWebhookEvent } from "../delivery-schema";
import { eventGroups } from "../event-groups";
import { askedEvents, eventDefaults, eventFilters, eventList } from "../queries";

const typeOptions = eventGroups.flatMap(({ types }) => types.map((type) => ({ value: type, label: type })));

const columns: DataColumn<ListedWebhookEvent>[] = [
  {
    id: "type",
    header: "Event",
    cell: ({ type }) => <code className="block truncate font-mono text-xs">{type}</code>,
    className: "max-w-48 sm:max-w-72",
  },
  {
    id: "object_id",
    header: "Object",
    cell: ({ object_id }) => (
      <code className="block truncate font-mono text-muted-foreground text-xs">{object_id}</code>
    ),
    hideBelow: "sm",
    className: "max-w-56",
  },
  {
    id: "told",
    header: "Webhooks",
    cell: ({ succeeded }) => <Told succeeded={succeeded} />,
    hideBelow: "md",
    className: "w-28",
  },
  {
    id: "created_at",
    header: "Happened",
    cell: ({ created_at }) => <LocalTime at={created_at} className="text-muted-foreground" />,
    sortable: true,
    descFirst: true,
    align: "end",
    className: "w-40",
  },
];

function Told({ succeeded }: { succeeded: boolean | null }) {
  if (succeeded === null) return <span className="text-muted-foreground">–</span>;
  return succeeded ? <Badge tone="success">Delivered</Badge> : <Badge tone="warning">Failing</Badge>;
}

/** All that happened in an organization, the latest first: found by type and by what it is about. */
export function EventList({ organization: { id, slug } }: { organization: { id: string; slug: string } }) {
  const list = useListSearch(eventFilters, eventDefaults);
  return (
    <>
      <FilterBar onClear={list.clear}>
        <SearchInput
          label="ID of an object"
          value={list.text("object_id")}
          onValueChange={(text) => list.set("object_id", text.trim() || null)}
        />
        <ListFilter list={list} name="type" label="Type" options={typeOptions} />
      </FilterBar>
      <QueryTable
        label="Events"
        query={useQuery(eventList(id, askedEvents(list.search)))}
        columns={columns}
        rowHref={(event) => `/dashboard/${slug}/events/${event.id}`}
        {...tableOf(list)}
        empty={
          <EmptyState
            icon={<Activity />}
            title={list.clear ? "No event matches" : "Nothing has happened yet"}
            description={
              list.clear
                ? "Choose another type, or look by the whole id of an order, a customer or a subscription."
                : "Whatever changes shows here: orders, subscriptions, customers, products."
            }
          />
        }
      />
    </>
  );
}
