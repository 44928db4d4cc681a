"use client";

import { useQuery } from "@tanstack/react-query";
import { ShoppingCart } from "lucide-react";
import type { ReactNode } from "react";
import { ListFilter } from "@/components/data-table/list-filter";
import { QueryList } from "@/components/data-table/query-list";
import { useListSearch } from "@/components/data-table/use-list-search";
import { checkoutDefaults, checkoutFilters, checkoutList } from "../../dashboard-queries";
import { checkoutColumns } from "./checkout-columns";
import { checkoutStatusOptions } from "./checkout-status";

type Props = {
  organization: { id: string; slug: string };
  /** The field that filters by product, as `product_id` in the address. */
  productFilter: ReactNode;
};

/** All checkouts of an organization: searched, filtered, sorted and paged by the address. */
export function CheckoutList({ organization: { id, slug }, productFilter }: Props) {
  const list = useListSearch(checkoutFilters, checkoutDefaults);
  return (
    <QueryList
      list={list}
      query={useQuery(checkoutList(id, list.search))}
      label="Checkouts"
      columns={checkoutColumns}
      rowHref={(checkout) => `/dashboard/${slug}/checkouts/${checkout.id}`}
      search="Search buyers"
      icon={<ShoppingCart />}
      none={{
        title: "No checkouts yet",
        description:
          "Each time somebody opens the page on which they pay, it stands here: how far they came, and what held them up.",
      }}
      noMatch={{ title: "No checkout matches", description: "Take a filter off to see more." }}
    >
      <ListFilter list={list} name="status" label="Status" options={checkoutStatusOptions} />
      {productFilter}
    </QueryList>
  );
}
