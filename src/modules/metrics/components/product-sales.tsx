"use client";

import { useQuery } from "@tanstack/react-query";
import { TimeSeriesChart } from "@/components/chart/time-series-chart";
import { Stat } from "@/components/layout/stat";
import { useTimeZone } from "@/components/time/time-zone";
import { Card } from "@/components/ui/card";
import { formatMinor } from "@/components/ui/money-text";
import { metricsSummary } from "../queries";
import { productSales } from "../search";

const count = new Intl.NumberFormat("en");

/** How one product sold in the last 30 days, beside the 30 before. */
export function ProductSales({ organizationId, productId }: { organizationId: string; productId: string }) {
  const zone = useTimeZone();
  const { data } = useQuery(metricsSummary(organizationId, productSales(productId, zone)));
  const currency = data?.currency ?? "usd";
  const beforeLabel = "the 30 days before";
  return (
    <Card className="grid gap-4 p-4">
      <div className="grid grid-cols-2 gap-4">
        <Stat
          label="Revenue, last 30 days"
          value={formatMinor(data?.totals.revenue ?? 0, currency)}
          now={data?.totals.revenue}
          before={data?.previous_totals.revenue}
          beforeLabel={beforeLabel}
          pending={!data}
        />
        <Stat
          label="Orders, last 30 days"
          value={count.format(data?.totals.orders ?? 0)}
          now={data?.totals.orders}
          before={data?.previous_totals.orders}
          beforeLabel={beforeLabel}
          pending={!data}
        />
      </div>
      <TimeSeriesChart
        label="Revenue of this product"
        points={data?.days.map((day) => ({
          at: day.starts_at,
          value: day.revenue,
          previous: day.previous_revenue,
        }))}
        unit={{ kind: "money", currency }}
        interval="day"
        timeZone={zone}
        height={150}
        empty="No sale of it in the last 30 days"
      />
    </Card>
  );
}
