"use client";

import { useQuery } from "@tanstack/react-query";
import { ReceiptText } from "lucide-react";
import { useState } from "react";
import { QueryTable } from "@/components/data-table/query-table";
import { EmptyState } from "@/components/ui/empty-state";
import { type OrdersOfWhom, orderList, ordersOf, SHORT_LIST } from "../queries";
import { ordersOfCustomerColumns, ordersOfOthersColumns } from "./order-columns";

type Props = {
  organization: { id: string; slug: string };
  of: OrdersOfWhom;
  /** What is said where there is none. */
  none: string;
};

/** What a customer bought, or what was bought with a discount or for a subscription; newest first. */
export function OrdersOf({ organization: { id, slug }, of, none }: Props) {
  const [page, setPage] = useState(1);
  return (
    <QueryTable
      label="Orders"
      query={useQuery(orderList(id, ordersOf(of, page)))}
      columns={"discount_id" in of ? ordersOfOthersColumns : ordersOfCustomerColumns}
      rowHref={(order) => `/dashboard/${slug}/orders/${order.id}`}
      page={page}
      limit={SHORT_LIST}
      onPageChange={setPage}
      isShort
      skeletonRows={3}
      empty={<EmptyState icon={<ReceiptText />} title={none} className="py-8" />}
    />
  );
}
