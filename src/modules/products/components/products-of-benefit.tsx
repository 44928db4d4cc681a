"use client";

import { useQuery } from "@tanstack/react-query";
import { Package } from "lucide-react";
import type { DataColumn } from "@/components/data-table/columns";
import { QueryTable } from "@/components/data-table/query-table";
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
  return (
    <QueryTable
      label="Products with this benefit"
      query={useQuery(productList(id, productsOfBenefit(benefitId)))}
      columns={columns}
      rowHref={(product) => `/dashboard/${slug}/products/${product.id}`}
      page={1}
      limit={100}
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
