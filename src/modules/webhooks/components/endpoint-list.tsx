"use client";

import { useQuery } from "@tanstack/react-query";
import { Webhook } from "lucide-react";
import type { ReactNode } from "react";
import type { DataColumn } from "@/components/data-table/columns";
import { dayColumn } from "@/components/data-table/day-column";
import { QueryTable, tableOf } from "@/components/data-table/query-table";
import { useListSearch } from "@/components/data-table/use-list-search";
import { EmptyState } from "@/components/ui/empty-state";
import { endpointDefaults, endpointFilters, endpointList } from "../queries";
import type { WebhookEndpoint } from "../schema";
import { EndpointStatus } from "./endpoint-status";

const formats = { raw: "JSON", discord: "Discord", slack: "Slack" };

const columns: DataColumn<WebhookEndpoint>[] = [
  {
    id: "url",
    header: "Endpoint",
    cell: ({ name, url }) => (
      <span className="grid">
        <span className="truncate">{name ?? url}</span>
        {name ? <span className="truncate text-muted-foreground text-xs">{url}</span> : null}
      </span>
    ),
    sortable: true,
    className: "max-w-48 sm:max-w-96",
  },
  {
    id: "status",
    header: "Status",
    cell: (endpoint) => <EndpointStatus endpoint={endpoint} />,
    className: "w-28",
  },
  {
    id: "format",
    header: "Format",
    cell: ({ format }) => formats[format],
    hideBelow: "md",
    className: "w-24",
  },
  {
    id: "events",
    header: "Events",
    cell: ({ events }) => events.length,
    align: "end",
    hideBelow: "sm",
    className: "w-20",
  },
  dayColumn("Created"),
];

type Props = { organization: { id: string; slug: string }; create: ReactNode };

/** Where an organization is told of what happens. */
export function EndpointList({ organization: { id, slug }, create }: Props) {
  const list = useListSearch(endpointFilters, endpointDefaults);
  return (
    <QueryTable
      label="Webhook endpoints"
      query={useQuery(endpointList(id, list.search))}
      columns={columns}
      rowHref={(endpoint) => `/dashboard/${slug}/webhooks/${endpoint.id}`}
      {...tableOf(list)}
      empty={
        <EmptyState
          icon={<Webhook />}
          title="No endpoints yet"
          description="An endpoint is an address of yours that is told what happens: signed, in order, until it has taken it."
          actions={create}
        />
      }
    />
  );
}
