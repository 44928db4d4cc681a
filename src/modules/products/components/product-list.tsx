"use client";

import { useQuery } from "@tanstack/react-query";
import { Package, Plus } from "lucide-react";
import { DataTable } from "@/components/data-table/data-table";
import { FilterBar, FilterMenu } from "@/components/data-table/filter-bar";
import { SearchInput } from "@/components/data-table/search-input";
import { type ListState, useListSearch } from "@/components/data-table/use-list-search";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { ApiError } from "@/lib/request";
import { productDefaults, productFilters, productList } from "../queries";
import { productColumns } from "./product-columns";

const states = [
  { value: "false", label: "Current" },
  { value: "true", label: "Archived" },
];

const visibilities = [
  { value: "public", label: "Public" },
  { value: "private", label: "Private" },
  { value: "draft", label: "Draft" },
];

/** The list holds either kind, never both: choosing one leaves the other. */
function StateFilter({ list }: { list: ListState }) {
  const archived = list.text("is_archived") === "true";
  return (
    <FilterMenu
      label="State"
      options={states}
      value={archived ? ["true"] : []}
      onValueChange={(values) => list.set("is_archived", values.at(-1) === "true" ? "true" : null)}
    />
  );
}

function Empty({ list, slug }: { list: ListState; slug: string }) {
  if (list.clear)
    return (
      <EmptyState
        icon={<Package />}
        title="No product matches"
        description="Take a filter off to see more."
      />
    );
  return (
    <EmptyState
      icon={<Package />}
      title="No product yet"
      description="A product has a name and a price, and a checkout link that you can share at once."
      actions={
        <ButtonLink href={`/dashboard/${slug}/products/new`} variant="primary">
          <Plus aria-hidden />
          New product
        </ButtonLink>
      }
    />
  );
}

/** The catalogue: searched, filtered and sorted by its address. */
export function ProductList({ organization }: { organization: { id: string; slug: string } }) {
  const list = useListSearch(productFilters, productDefaults);
  const { data, error, refetch, isFetching, isPlaceholderData } = useQuery(
    productList(organization.id, list.search),
  );
  return (
    <>
      <FilterBar onClear={list.clear}>
        <SearchInput
          label="Search products"
          value={list.text("query")}
          onValueChange={(text) => list.set("query", text)}
        />
        <StateFilter list={list} />
        <FilterMenu
          label="Visibility"
          options={visibilities}
          value={list.values("visibility")}
          onValueChange={(values) => list.set("visibility", values)}
        />
      </FilterBar>
      <DataTable
        label="Products"
        columns={productColumns}
        rows={data?.items}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/dashboard/${organization.slug}/products/${id}`}
        sort={list.sort}
        onSortChange={list.setSort}
        page={{ page: list.page, limit: list.limit, total: data?.pagination.total_count ?? 0 }}
        onPageChange={list.setPage}
        fetching={isFetching && isPlaceholderData}
        error={
          error && !data
            ? {
                message: error.message,
                requestId: error instanceof ApiError ? error.requestId : undefined,
              }
            : null
        }
        onRetry={() => refetch()}
        empty={<Empty list={list} slug={organization.slug} />}
      />
    </>
  );
}
