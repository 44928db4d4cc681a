"use client";

import { useQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import type { DataColumn } from "@/components/data-table/columns";
import { ExportLink } from "@/components/data-table/export-link";
import { QueryList } from "@/components/data-table/query-list";
import { useListSearch } from "@/components/data-table/use-list-search";
import { LocalTime } from "@/components/time/local-time";
import { countryName } from "@/lib/country-names";
import { customerDefaults, customerExportUrl, customerFilters, customerList } from "../queries";
import type { Customer } from "../schema";

const none = <span className="text-muted-foreground">–</span>;

const columns: DataColumn<Customer>[] = [
  { id: "email", header: "E-mail", cell: (customer) => customer.email, sortable: true },
  { id: "name", header: "Name", cell: (customer) => customer.name ?? none, sortable: true },
  {
    id: "country",
    header: "Country",
    cell: ({ billing_address: address }) =>
      address ? <span suppressHydrationWarning>{countryName(address.country)}</span> : none,
    hideBelow: "lg",
  },
  {
    id: "external_id",
    header: "External ID",
    cell: ({ external_id }) =>
      external_id ? <span className="font-mono text-xs">{external_id}</span> : none,
    hideBelow: "lg",
  },
  {
    id: "created_at",
    header: "Since",
    cell: (customer) => <LocalTime at={customer.created_at} className="text-muted-foreground" />,
    sortable: true,
    descFirst: true,
    align: "end",
    hideBelow: "md",
    className: "w-44",
  },
];

/** All customers of an organization: searched, sorted and paged by the address. */
export function CustomerList({ organization: { id, slug } }: { organization: { id: string; slug: string } }) {
  const list = useListSearch(customerFilters, customerDefaults);
  return (
    <QueryList
      list={list}
      query={useQuery(customerList(id, list.search))}
      label="Customers"
      columns={columns}
      rowHref={(customer) => `/dashboard/${slug}/customers/${customer.id}`}
      search="Search customers"
      actions={<ExportLink href={customerExportUrl(id, list.search)} />}
      icon={<Users />}
      none={{
        title: "No customers yet",
        description: "Whoever buys something becomes a customer and stands here, with all they bought.",
      }}
      noMatch={{
        title: "No customer matches",
        description: "Search by a part of the name or e-mail, or by the whole external ID.",
      }}
    />
  );
}
