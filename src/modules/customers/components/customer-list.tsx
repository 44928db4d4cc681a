"use client";

import { useQuery } from "@tanstack/react-query";
import { Download, Users } from "lucide-react";
import type { DataColumn } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { FilterBar } from "@/components/data-table/filter-bar";
import { SearchInput } from "@/components/data-table/search-input";
import { useListSearch } from "@/components/data-table/use-list-search";
import { LocalTime } from "@/components/time/local-time";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { countryName } from "@/lib/country-names";
import { ApiError } from "@/lib/request";
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

const Empty = ({ searched }: { searched: boolean }) =>
  searched ? (
    <EmptyState
      icon={<Users />}
      title="No customer matches"
      description="Search by a part of the name or e-mail, or by the whole external ID."
    />
  ) : (
    <EmptyState
      icon={<Users />}
      title="No customers yet"
      description="Whoever buys something becomes a customer and stands here, with all they bought."
    />
  );

/** All customers of an organization: searched, sorted and paged by the address. */
export function CustomerList({ organization: { id, slug } }: { organization: { id: string; slug: string } }) {
  const list = useListSearch(customerFilters, customerDefaults);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(customerList(id, list.search));
  return (
    <>
      <FilterBar
        actions={
          <a className={cn(buttonVariants())} href={customerExportUrl(id, list.search)} download>
            <Download aria-hidden />
            Export
          </a>
        }
      >
        <SearchInput
          label="Search customers"
          value={list.text("query")}
          onValueChange={(text) => list.set("query", text)}
        />
      </FilterBar>
      <DataTable
        label="Customers"
        columns={columns}
        rows={data?.items}
        rowKey={(customer) => customer.id}
        rowHref={(customer) => `/dashboard/${slug}/customers/${customer.id}`}
        sort={list.sort}
        onSortChange={list.setSort}
        page={data && { page: list.page, limit: list.limit, total: data.pagination.total_count }}
        onPageChange={list.setPage}
        fetching={isFetching && isPlaceholderData}
        error={
          error && {
            message: error.message,
            requestId: error instanceof ApiError ? error.requestId : undefined,
          }
        }
        onRetry={refetch}
        empty={<Empty searched={list.clear !== undefined} />}
      />
    </>
  );
}
