"use client";

import { useQuery } from "@tanstack/react-query";
import { Package, Plus } from "lucide-react";
import { FilterMenu } from "@/components/data-table/filter-bar";
import { ListFilter } from "@/components/data-table/list-filter";
import { QueryList } from "@/components/data-table/query-list";
import { type ListState, useListSearch } from "@/components/data-table/use-list-search";
import { ButtonLink } from "@/components/ui/button-link";
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

/** The catalogue: searched, filtered and sorted by its address. */
export function ProductList({ organization: { id, slug } }: { organization: { id: string; slug: string } }) {
  const list = useListSearch(productFilters, productDefaults);
  return (
    <QueryList
      list={list}
      query={useQuery(productList(id, list.search))}
      label="Products"
      columns={productColumns}
      rowHref={(product) => `/dashboard/${slug}/products/${product.id}`}
      search="Search products"
      icon={<Package />}
      none={{
        title: "No product yet",
        description: "A product has a name and a price, and a checkout link that you can share at once.",
        actions: (
          <ButtonLink href={`/dashboard/${slug}/products/new`} variant="primary">
            <Plus aria-hidden />
            New product
          </ButtonLink>
        ),
      }}
      noMatch={{ title: "No product matches", description: "Take a filter off to see more." }}
    >
      <StateFilter list={list} />
      <ListFilter list={list} name="visibility" label="Visibility" options={visibilities} />
    </QueryList>
  );
}
