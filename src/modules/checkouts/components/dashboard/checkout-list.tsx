"use client";

import { useQuery } from "@tanstack/react-query";
import { ShoppingCart } from "lucide-react";
import type { ReactNode } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { FilterBar, FilterMenu } from "@/components/data-table/filter-bar";
import { SearchInput } from "@/components/data-table/search-input";
import { useListSearch } from "@/components/data-table/use-list-search";
import { EmptyState } from "@/components/ui/empty-state";
import { ApiError } from "@/lib/request";
import { checkoutDefaults, checkoutFilters, checkoutList } from "../../dashboard-queries";
import { checkoutColumns } from "./checkout-columns";
import { checkoutStatusOptions } from "./checkout-status";

type Props = {
  organization: { id: string; slug: string };
  /** The field that filters by product, as `product_id` in the address. */
  productFilter: ReactNode;
};

const Empty = ({ filtered }: { filtered: boolean }) =>
  filtered ? (
    <EmptyState
      icon={<ShoppingCart />}
      title="No checkout matches"
      description="Take a filter off to see more."
    />
  ) : (
    <EmptyState
      icon={<ShoppingCart />}
      title="No checkouts yet"
      description="Each time somebody opens the page on which they pay, it stands here: how far they came, and what held them up."
    />
  );

/** All checkouts of an organization: searched, filtered, sorted and paged by the address. */
export function CheckoutList({ organization: { id, slug }, productFilter }: Props) {
  const list = useListSearch(checkoutFilters, checkoutDefaults);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(checkoutList(id, list.search));
  const requestId = error instanceof ApiError ? error.requestId : undefined;
  return (
    <>
      <FilterBar onClear={list.clear}>
        <SearchInput
          label="Search buyers"
          value={list.text("query")}
          onValueChange={(text) => list.set("query", text)}
        />
        <FilterMenu
          label="Status"
          options={checkoutStatusOptions}
          value={list.values("status")}
          onValueChange={(values) => list.set("status", values)}
        />
        {productFilter}
      </FilterBar>
      <DataTable
        label="Checkouts"
        columns={checkoutColumns}
        rows={data?.items}
        rowKey={(checkout) => checkout.id}
        rowHref={(checkout) => `/dashboard/${slug}/checkouts/${checkout.id}`}
        sort={list.sort}
        onSortChange={list.setSort}
        page={data && { page: list.page, limit: list.limit, total: data.pagination.total_count }}
        onPageChange={list.setPage}
        fetching={isFetching && isPlaceholderData}
        error={error && { message: error.message, requestId }}
        onRetry={refetch}
        empty={<Empty filtered={list.clear !== undefined} />}
      />
    </>
  );
}
