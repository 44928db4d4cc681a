"use client";

import { useQuery } from "@tanstack/react-query";
import { Package } from "lucide-react";
import { useMemo } from "react";
import type { DataColumn } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { Section } from "@/components/layout/section";
import { Change } from "@/components/layout/stat";
import { EmptyState } from "@/components/ui/empty-state";
import { formatMinor } from "@/components/ui/money-text";
import type { ProductMetrics } from "../product-metric-schema";
import { productMetrics } from "../queries";
import type { MetricsPage } from "./use-metrics-page";

const count = new Intl.NumberFormat("en");
const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });

const columnsIn = (currency: string): DataColumn<ProductMetrics>[] => [
  {
    id: "product",
    header: "Product",
    cell: ({ product_name: name }) => name ?? "Without a product",
    className: "max-w-36 truncate sm:max-w-64",
  },
  {
    id: "orders",
    header: "Orders",
    cell: ({ orders }) => count.format(orders),
    align: "end",
    hideBelow: "sm",
  },
  {
    id: "net_revenue",
    header: "Net revenue",
    cell: ({ net_revenue: net }) => formatMinor(net, currency),
    align: "end",
  },
  {
    id: "change",
    header: "Change",
    cell: ({ net_revenue: now, previous_net_revenue: before }) => (
      <Change now={now} before={before} beforeLabel="the period before" lowerIsBetter={false} />
    ),
    align: "end",
    hideBelow: "sm",
  },
  {
    id: "share",
    header: "Share",
    cell: ({ share }) => (share === null ? "–" : percent.format(share)),
    align: "end",
    hideBelow: "md",
  },
  {
    id: "mrr",
    header: "Monthly recurring",
    cell: ({ monthly_recurring_revenue: mrr }) => formatMinor(mrr, currency),
    align: "end",
    hideBelow: "lg",
  },
  {
    id: "active",
    header: "Active subscriptions",
    cell: ({ active_subscriptions: active }) => count.format(active),
    align: "end",
    hideBelow: "lg",
  },
];

/** What each product brought, most first; a row leads to its product. */
export function ProductTable({
  page: { organizationId, search },
  slug,
}: {
  page: MetricsPage;
  slug: string;
}) {
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(
    productMetrics(organizationId, search),
  );
  const columns = useMemo(() => columnsIn(data?.currency ?? "usd"), [data?.currency]);
  return (
    <Section title="By product">
      <DataTable
        label="By product"
        columns={columns}
        rows={data?.items}
        rowKey={({ product_id }) => product_id ?? "none"}
        rowHref={({ product_id }) => `/dashboard/${slug}/${product_id ? `products/${product_id}` : "orders"}`}
        fetching={isFetching && isPlaceholderData}
        error={error && !data ? { message: error.message } : null}
        onRetry={refetch}
        skeletonRows={4}
        empty={
          <EmptyState
            icon={<Package />}
            title="Nothing was sold on these days"
            description="Each product that brings something stands here, beside the period before."
          />
        }
      />
    </Section>
  );
}
