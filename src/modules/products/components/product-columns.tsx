import type { DataColumn } from "@/components/data-table/columns";
import { dayColumn } from "@/components/data-table/day-column";
import { perText } from "@/lib/span-text";
import { pricesText } from "../price-text";
import type { Product } from "../schema";
import { ProductBadges } from "./product-badges";
import { ProductThumb } from "./product-thumb";

export const productColumns: DataColumn<Product>[] = [
  {
    id: "name",
    header: "Product",
    cell: (product) => (
      <span className="flex min-w-0 items-center gap-2.5">
        <ProductThumb product={product} />
        <span className="truncate">{product.name}</span>
      </span>
    ),
    sortable: true,
    className: "max-w-44 sm:max-w-96",
  },
  {
    id: "price_amount",
    header: "Price",
    cell: ({ prices, recurring_interval: interval, recurring_interval_count: count }) => (
      <span className="tabular-nums">
        {pricesText(prices)}
        {interval ? <span className="text-muted-foreground"> {perText(interval, count ?? 1)}</span> : null}
      </span>
    ),
    sortable: true,
    className: "w-56",
  },
  {
    id: "status",
    header: "Status",
    cell: (product) => <ProductBadges product={product} quiet />,
    className: "w-28",
    hideBelow: "sm",
  },
  dayColumn("Created"),
];
