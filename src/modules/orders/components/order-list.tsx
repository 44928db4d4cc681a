"use client";

import { useQuery } from "@tanstack/react-query";
import { Download, ReceiptText } from "lucide-react";
import type { ReactNode } from "react";
import { DateFilter } from "@/components/data-table/date-filter";
import { FilterBar, FilterMenu } from "@/components/data-table/filter-bar";
import { QueryTable, tableOf } from "@/components/data-table/query-table";
import { SearchInput } from "@/components/data-table/search-input";
import { type ListState, useListSearch } from "@/components/data-table/use-list-search";
import { useTimeZone } from "@/components/time/time-zone";
import { buttonVariants } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { withInstants } from "@/lib/list-search";
import { orderDefaults, orderExportUrl, orderFilters, orderList } from "../queries";
import { orderColumns } from "./order-columns";
import { orderStatusOptions } from "./order-status";

type Props = {
  organization: { id: string; slug: string };
  /** The field that filters by product, as `product_id` in the address. */
  productFilter: ReactNode;
};

type FiltersProps = Pick<Props, "productFilter"> & { list: ListState };

function Filters({ list, productFilter }: FiltersProps) {
  return (
    <>
      <SearchInput
        label="Search orders"
        value={list.text("query")}
        onValueChange={(text) => list.set("query", text)}
      />
      <FilterMenu
        label="Status"
        options={orderStatusOptions}
        value={list.values("status")}
        onValueChange={(values) => list.set("status", values)}
      />
      {productFilter}
      <DateFilter list={list} />
    </>
  );
}

const Empty = ({ filtered, slug }: { filtered: boolean; slug: string }) =>
  filtered ? (
    <EmptyState
      icon={<ReceiptText />}
      title="No order matches"
      description="Take a filter off to see more."
    />
  ) : (
    <EmptyState
      icon={<ReceiptText />}
      title="No orders yet"
      description="The first one appears here by itself, the moment somebody has paid a checkout."
      actions={<ButtonLink href={`/dashboard/${slug}/products`}>Share a product</ButtonLink>}
    />
  );

/** All orders of an organization: searched, filtered, sorted and paged by the address. */
export function OrderList({ organization: { id, slug }, productFilter }: Props) {
  const zone = useTimeZone();
  const list = useListSearch(orderFilters, orderDefaults);
  const search = withInstants(list.search, zone);
  return (
    <>
      <FilterBar
        onClear={list.clear}
        actions={
          <a className={cn(buttonVariants())} href={orderExportUrl(id, search)} download>
            <Download aria-hidden />
            Export
          </a>
        }
      >
        <Filters list={list} productFilter={productFilter} />
      </FilterBar>
      <QueryTable
        label="Orders"
        query={useQuery(orderList(id, search))}
        columns={orderColumns}
        rowHref={(order) => `/dashboard/${slug}/orders/${order.id}`}
        {...tableOf(list)}
        empty={<Empty filtered={list.clear !== undefined} slug={slug} />}
      />
    </>
  );
}
