"use client";

import { useQuery } from "@tanstack/react-query";
import { ReceiptText } from "lucide-react";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { orderList, ordersOfDiscount } from "../queries";
import { orderColumns } from "./order-columns";

type Props = { organization: { id: string; slug: string }; discountId: string };

const LIMIT = 10;

/** What was bought with a discount, newest first. */
export function OrdersOfDiscount({ organization: { id, slug }, discountId }: Props) {
  const [page, setPage] = useState(1);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(
    orderList(id, ordersOfDiscount(discountId, page)),
  );
  return (
    <DataTable
      label="Orders with this discount"
      columns={orderColumns.map((column) => ({ ...column, sortable: false }))}
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
      empty={<EmptyState icon={<ReceiptText />} title="Nothing was bought with it yet" className="py-8" />}
    />
  );
}
