"use client";

import { useQuery } from "@tanstack/react-query";
import { Download, RefreshCw } from "lucide-react";
import type { ReactNode } from "react";
import { FilterBar, FilterMenu } from "@/components/data-table/filter-bar";
import { QueryTable, tableOf } from "@/components/data-table/query-table";
import { SearchInput } from "@/components/data-table/search-input";
import { useListSearch } from "@/components/data-table/use-list-search";
import { buttonVariants } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import {
  subscriptionDefaults,
  subscriptionExportUrl,
  subscriptionFilters,
  subscriptionList,
} from "../queries";
import { subscriptionColumns } from "./subscription-columns";
import { subscriptionStatusOptions } from "./subscription-status";

const endings = [
  { value: "true", label: "Ends with its period" },
  { value: "false", label: "Goes on" },
];

const Empty = ({ filtered, slug }: { filtered: boolean; slug: string }) =>
  filtered ? (
    <EmptyState
      icon={<RefreshCw />}
      title="No subscription matches"
      description="Take a filter off to see more. The search looks for a part of the customer's name or e-mail."
    />
  ) : (
    <EmptyState
      icon={<RefreshCw />}
      title="No subscriptions yet"
      description="Give a product a billing interval and share it: who buys it is charged again each period, and stands here."
      actions={<ButtonLink href={`/dashboard/${slug}/products/new`}>New product</ButtonLink>}
    />
  );

type Props = {
  organization: { id: string; slug: string };
  /** The field that filters by product, as `product_id` in the address. */
  productFilter: ReactNode;
};

/** All subscriptions of an organization: searched, filtered, sorted and paged by the address. */
export function SubscriptionList({ organization: { id, slug }, productFilter }: Props) {
  const list = useListSearch(subscriptionFilters, subscriptionDefaults);
  return (
    <>
      <FilterBar
        onClear={list.clear}
        actions={
          <a className={cn(buttonVariants())} href={subscriptionExportUrl(id, list.search)} download>
            <Download aria-hidden />
            Export
          </a>
        }
      >
        <SearchInput
          label="Search subscriptions"
          value={list.text("query")}
          onValueChange={(text) => list.set("query", text)}
        />
        <FilterMenu
          label="Status"
          options={subscriptionStatusOptions}
          value={list.values("status")}
          onValueChange={(values) => list.set("status", values)}
        />
        {productFilter}
        <FilterMenu
          label="Ending"
          options={endings}
          value={list.values("cancel_at_period_end")}
          onValueChange={(values) => list.set("cancel_at_period_end", values.slice(-1))}
        />
      </FilterBar>
      <QueryTable
        label="Subscriptions"
        query={useQuery(subscriptionList(id, list.search))}
        columns={subscriptionColumns}
        rowHref={(subscription) => `/dashboard/${slug}/subscriptions/${subscription.id}`}
        {...tableOf(list)}
        empty={<Empty filtered={list.clear !== undefined} slug={slug} />}
      />
    </>
  );
}
