"use client";

import { useQuery } from "@tanstack/react-query";
import { Package } from "lucide-react";
import type { DataColumn } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { pricesText } from "../price-text";
import { productList, productsOfBenefit } from "../queries";
import type { Product } from "../schema";
import { ProductBadges } from "./product-badges";

type Props = { organization: { id: string; slug: string }; benefitId: string };

const columns: DataColumn<Product>[] = [
  {
    id: "name",
    header: "Product",
    cell: ({ name }) => <span className="block truncate">{name}</span>,
    className: "max-w-40 sm:max-w-80",
  },
  {
    id: "price_amount",
    header: "Price",
    cell: ({ prices }) => <span className="tabular-nums">{pricesText(prices)}</span>,
  },
  {
    id: "status",
    header: "Status",
    cell: (product) => <ProductBadges product={product} quiet />,
    hideBelow: "sm",
    className: "w-28",
  },
];

/** The products whose buyers get a benefit; the newest hundred. */
export function ProductsOfBenefit({ organization: { id, slug }, benefitId }: Props) {
  const { data, error, refetch } = useQuery(productList(id, productsOfBenefit(benefitId)));
  return (
    <DataTable
      label="Products with this benefit"
      columns={columns}
      rows={data?.items}
      rowKey={(product) => product.id}
      rowHref={(product) => `/dashboard/${slug}/products/${product.id}`}
      error={error && !data ? { message: error.message } : null}
      onRetry={refetch}
      skeletonRows={2}
      empty={
        <EmptyState
          icon={<Package />}
          title="In no product yet"
          description="Edit a product to add this benefit to what its buyers get."
          className="py-8"
        />
      }
    />
  );
}
