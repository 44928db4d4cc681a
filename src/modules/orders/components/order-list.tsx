"use client";

import { useQuery } from "@tanstack/react-query";
import { ReceiptText } from "lucide-react";
import type { ReactNode } from "react";
import { DateFilter } from "@/components/data-table/date-filter";
import { ExportLink } from "@/components/data-table/export-link";
import { ListFilter } from "@/components/data-table/list-filter";
import { QueryList } from "@/components/data-table/query-list";
import { useListSearch } from "@/components/data-table/use-list-search";
import { useTimeZone } from "@/components/time/time-zone";
import { ButtonLink } from "@/components/ui/button-link";
import { withInstants } from "@/lib/list-search";
import { orderDefaults, orderExportUrl, orderFilters, orderList } from "../queries";
import { orderColumns } from "./order-columns";
import { orderStatusOptions } from "./order-status";

type Props = {
  organization: { id: string; slug: string };
  /** The field that filters by product, as `product_id` in the address. */
  productFilter: ReactNode;
};

/** All orders of an organization: searched, filtered, sorted and paged by the address. */
export function OrderList({ organization: { id, slug }, productFilter }: Props) {
  const zone = useTimeZone();
  const list = useListSearch(orderFilters, orderDefaults);
  const search = withInstants(list.search, zone);
  return (
    <QueryList
      list={list}
      query={useQuery(orderList(id, search))}
      label="Orders"
      columns={orderColumns}
      rowHref={(order) => `/dashboard/${slug}/orders/${order.id}`}
      search="Search orders"
      actions={<ExportLink href={orderExportUrl(id, search)} />}
      icon={<ReceiptText />}
      none={{
        title: "No orders yet",
        description: "The first one appears here by itself, the moment somebody has paid a checkout.",
        actions: <ButtonLink href={`/dashboard/${slug}/products`}>Share a product</ButtonLink>,
      }}
      noMatch={{ title: "No order matches", description: "Take a filter off to see more." }}
    >
      <ListFilter list={list} name="status" label="Status" options={orderStatusOptions} />
      {productFilter}
      <DateFilter list={list} />
    </QueryList>
  );
}
