"use client";

import { useQuery } from "@tanstack/react-query";
import { ShoppingCart } from "lucide-react";
import { useState } from "react";
import { QueryTable } from "@/components/data-table/query-table";
import { EmptyState } from "@/components/ui/empty-state";
import { checkoutList, checkoutsOfCustomer } from "../../dashboard-queries";
import { checkoutsOfCustomerColumns } from "./checkout-columns";

type Props = { organization: { id: string; slug: string }; customerId: string };

const LIMIT = 10;

/** What a customer has begun to buy, newest first. */
export function CheckoutsOfCustomer({ organization: { id, slug }, customerId }: Props) {
  const [page, setPage] = useState(1);
  return (
    <QueryTable
      label="Checkouts of this customer"
      query={useQuery(checkoutList(id, checkoutsOfCustomer(customerId, page)))}
      columns={checkoutsOfCustomerColumns}
      rowHref={(checkout) => `/dashboard/${slug}/checkouts/${checkout.id}`}
      page={page}
      limit={LIMIT}
      onPageChange={setPage}
      isShort
      skeletonRows={3}
      empty={<EmptyState icon={<ShoppingCart />} title="No checkouts" className="py-8" />}
    />
  );
}
