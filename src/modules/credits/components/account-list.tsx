"use client";

import { useQuery } from "@tanstack/react-query";
import { Coins } from "lucide-react";
import type { DataColumn } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { FilterBar, FilterMenu } from "@/components/data-table/filter-bar";
import { SearchInput } from "@/components/data-table/search-input";
import { useListSearch } from "@/components/data-table/use-list-search";
import { LocalTime } from "@/components/time/local-time";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { ApiError } from "@/lib/request";
import { writeCredits } from "../credit-text";
import type { CreditAccount } from "../overview-schema";
import { accountDefaults, accountFilters, creditAccounts } from "../queries";

const isLow = ({ balance, low_threshold }: CreditAccount) =>
  low_threshold !== null && balance < low_threshold;

const columns: DataColumn<CreditAccount>[] = [
  {
    id: "customer",
    header: "Customer",
    cell: ({ customer }) => (
      <span className="block truncate">{customer.name ?? customer.email ?? "Deleted customer"}</span>
    ),
    className: "max-w-40 sm:max-w-80",
  },
  {
    id: "balance",
    header: "Balance",
    cell: (account) => (
      <span className="inline-flex items-center gap-2">
        {isLow(account) ? <Badge tone="warning">Low</Badge> : null}
        {writeCredits(account.balance)}
      </span>
    ),
    sortable: true,
    descFirst: true,
    align: "end",
  },
  { id: "held", header: "Held", cell: ({ held }) => writeCredits(held), align: "end", hideBelow: "md" },
  {
    id: "granted",
    header: "Granted",
    cell: ({ granted }) => writeCredits(granted),
    align: "end",
    hideBelow: "lg",
  },
  { id: "spent", header: "Spent", cell: ({ spent }) => writeCredits(spent), align: "end", hideBelow: "sm" },
  {
    id: "modified_at",
    header: "Last change",
    cell: ({ modified_at }) => (
      <LocalTime at={modified_at} style="relative" className="text-muted-foreground" />
    ),
    sortable: true,
    descFirst: true,
    align: "end",
    hideBelow: "md",
    className: "w-36",
  },
];

const Empty = ({ searched }: { searched: boolean }) => (
  <EmptyState
    icon={<Coins />}
    title={searched ? "No account matches" : "No accounts yet"}
    description={
      searched
        ? "Search by a part of the customer's name or e-mail, or by the whole external ID."
        : "A customer's account begins with their first credits."
    }
  />
);

/** Who has credits: searched, sorted and paged by the address. */
export function AccountList({ organization: { id, slug } }: { organization: { id: string; slug: string } }) {
  const list = useListSearch(accountFilters, accountDefaults);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(creditAccounts(id, list.search));
  return (
    <>
      <FilterBar onClear={list.clear}>
        <SearchInput
          label="Search accounts"
          value={list.text("query")}
          onValueChange={(text) => list.set("query", text)}
        />
        <FilterMenu
          label="Balance"
          options={[{ value: "true", label: "Low" }]}
          value={list.values("low")}
          onValueChange={(value) => list.set("low", value)}
        />
      </FilterBar>
      <DataTable
        label="Credit accounts"
        columns={columns}
        rows={data?.items}
        rowKey={(account) => account.customer_id}
        rowHref={(account) => `/dashboard/${slug}/credits/${account.customer_id}`}
        sort={list.sort}
        onSortChange={list.setSort}
        page={data && { page: list.page, limit: list.limit, total: data.pagination.total_count }}
        onPageChange={list.setPage}
        fetching={isFetching && isPlaceholderData}
        error={
          error && !data
            ? { message: error.message, requestId: error instanceof ApiError ? error.requestId : undefined }
            : null
        }
        onRetry={refetch}
        empty={<Empty searched={list.clear !== undefined} />}
      />
    </>
  );
}
