"use client";

import { useQuery } from "@tanstack/react-query";
import { ShoppingCart } from "lucide-react";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { checkoutList, checkoutsOfCustomer } from "../../dashboard-queries";
import { checkoutsOfCustomerColumns } from "./checkout-columns";

type Props = { organization: { id: string; slug: string }; customerId: string };

const LIMIT = 10;

/** What a customer has begun to buy, newest first. */
export function CheckoutsOfCustomer({ organization: { id, slug }, customerId }: Props) {
  const [page, setPage] = useState(1);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(
    checkoutList(id, checkoutsOfCustomer(customerId, page)),
  );
  return (
    <DataTable
      label="Checkouts of this customer"
      columns={checkoutsOfCustomerColumns}
      rows={data?.items}
      rowKey={(checkout) => checkout.id}
      rowHref={(checkout) => `/dashboard/${slug}/checkouts/${checkout.id}`}
      {...(data &&
        data.pagination.max_page > 1 && { page: { page, limit: LIMIT, total: data.pagination.total_count } })}
      onPageChange={setPage}
      fetching={isFetching && isPlaceholderData}
      error={error && { message: error.message }}
      onRetry={refetch}
      skeletonRows={3}
      empty={<EmptyState icon={<ShoppingCart />} title="No checkouts" className="py-8" />}
    />
  );
}
