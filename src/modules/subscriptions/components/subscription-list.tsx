"use client";

import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import type { ReactNode } from "react";
import { ExportLink } from "@/components/data-table/export-link";
import { FilterMenu } from "@/components/data-table/filter-bar";
import { ListFilter } from "@/components/data-table/list-filter";
import { QueryList } from "@/components/data-table/query-list";
import { useListSearch } from "@/components/data-table/use-list-search";
import { ButtonLink } from "@/components/ui/button-link";
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

type Props = {
  organization: { id: string; slug: string };
  /** The field that filters by product, as `product_id` in the address. */
  productFilter: ReactNode;
};

/** All subscriptions of an organization: searched, filtered, sorted and paged by the address. */
export function SubscriptionList({ organization: { id, slug }, productFilter }: Props) {
  const list = useListSearch(subscriptionFilters, subscriptionDefaults);
  return (
    <QueryList
      list={list}
      query={useQuery(subscriptionList(id, list.search))}
      label="Subscriptions"
      columns={subscriptionColumns}
      rowHref={(subscription) => `/dashboard/${slug}/subscriptions/${subscription.id}`}
      search="Search subscriptions"
      actions={<ExportLink href={subscriptionExportUrl(id, list.search)} />}
      icon={<RefreshCw />}
      none={{
        title: "No subscriptions yet",
        description:
          "Give a product a billing interval and share it: who buys it is charged again each period, and stands here.",
        actions: <ButtonLink href={`/dashboard/${slug}/products/new`}>New product</ButtonLink>,
      }}
      noMatch={{
        title: "No subscription matches",
        description:
          "Take a filter off to see more. The search looks for a part of the customer's name or e-mail.",
      }}
    >
      <ListFilter list={list} name="status" label="Status" options={subscriptionStatusOptions} />
      {productFilter}
      <FilterMenu
        label="Ending"
        options={endings}
        value={list.values("cancel_at_period_end")}
        onValueChange={(values) => list.set("cancel_at_period_end", values.slice(-1))}
      />
    </QueryList>
  );
}
