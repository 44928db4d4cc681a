"use client";

import { useQuery } from "@tanstack/react-query";
import { ReceiptText } from "lucide-react";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { orderList, ordersOfCustomer } from "../queries";
import { ordersOfCustomerColumns } from "./order-columns";

type Props = { organization: { id: string; slug: string }; customerId: string };

const LIMIT = 10;

/** What a customer has bought, newest first. */
export function OrdersOfCustomer({ organization: { id, slug }, customerId }: Props) {
  const [page, setPage] = useState(1);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(
    orderList(id, ordersOfCustomer(customerId, page)),
  );
  return (
    <DataTable
      label="Orders of this customer"
      columns={ordersOfCustomerColumns}
      rows={data?.items}
      rowKey={(order) => order.id}
      rowHref={(order) => `/dashboard/${slug}/orders/${order.id}`}
      {...(data &&
        data.pagination.max_page > 1 && { page: { page, limit: LIMIT, total: data.pagination.total_count } })}
      onPageChange={setPage}
      fetching={isFetching && isPlaceholderData}
      error={error && { message: error.message }}
      onRetry={refetch}
      skeletonRows={3}
      empty={<EmptyState icon={<ReceiptText />} title="Nothing bought yet" className="py-8" />}
    />
  );
}
