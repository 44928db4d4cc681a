"use client";

import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { QueryTable } from "@/components/data-table/query-table";
import { EmptyState } from "@/components/ui/empty-state";
import { SHORT_LIST, type SubscriptionsOfWhom, subscriptionList, subscriptionsOf } from "../queries";
import { columnsOfCustomer, columnsOfOthers } from "./subscription-columns";

type Props = {
  organization: { id: string; slug: string };
  of: SubscriptionsOfWhom;
  /** What is said where there is none. */
  none: string;
};

/** The subscriptions of a customer, of a product or with a discount, the latest first. */
export function SubscriptionsOf({ organization: { id, slug }, of, none }: Props) {
  const [page, setPage] = useState(1);
  return (
    <QueryTable
      label="Subscriptions"
      query={useQuery(subscriptionList(id, subscriptionsOf(of, page)))}
      columns={"customer_id" in of ? columnsOfCustomer : columnsOfOthers}
      rowHref={(subscription) => `/dashboard/${slug}/subscriptions/${subscription.id}`}
      page={page}
      limit={SHORT_LIST}
      onPageChange={setPage}
      isShort
      skeletonRows={3}
      empty={<EmptyState icon={<RefreshCw />} title={none} className="py-8" />}
    />
  );
}
