"use client";

import { useQuery } from "@tanstack/react-query";
import { ReceiptText } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useRef } from "react";
import { LocalTime } from "@/components/time/local-time";
import { Card, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { formatMinor } from "@/components/ui/money-text";
import { Skeleton } from "@/components/ui/skeleton";
import { useArrivals } from "@/components/use-arrivals";
import { ApiError } from "@/lib/request";
import { latestOrders } from "../queries";
import type { Order } from "../schema";
import { customerText } from "./order-columns";
import { OrderStatus } from "./order-status";

const rowLook = "flex h-12 items-center gap-3 border-t px-4 text-sm";
const waiting = ["a", "b", "c", "d", "e"];

function Sale({ order, slug, arrived }: { order: Order; slug: string; arrived: boolean }) {
  return (
    <li className={cn(rowLook, "relative hover:bg-muted", arrived && "animate-arrive")}>
      <div className="min-w-0 flex-1">
        <Link
          href={`/dashboard/${slug}/orders/${order.id}`}
          prefetch={false}
          className="block truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-ring focus-visible:after:-outline-offset-2"
        >
          {order.product?.name ?? order.description}
        </Link>
        <span className="block truncate text-muted-foreground text-xs">{customerText(order)}</span>
      </div>
      {order.status === "paid" ? null : <OrderStatus status={order.status} />}
      <div className="grid shrink-0 justify-items-end">
        <span className="font-medium tabular-nums">{formatMinor(order.total_amount, order.currency)}</span>
        <LocalTime at={order.created_at} style="relative" className="text-muted-foreground text-xs" />
      </div>
    </li>
  );
}

const Waiting = () => (
  <div aria-busy="true">
    <p role="status" className="sr-only">
      Loading the latest sales
    </p>
    {waiting.map((key) => (
      <div key={key} className={cn(rowLook, "justify-between")}>
        <Skeleton className="w-2/5" />
        <Skeleton className="w-16" />
      </div>
    ))}
  </div>
);

/** The very first sale changes more of the page than this list: the server writes it anew. */
function useRefreshOnFirst(count: number | undefined): void {
  const router = useRouter();
  const before = useRef(count);
  useEffect(() => {
    if (before.current === 0 && count) router.refresh();
    before.current = count;
  }, [count, router]);
}

const spoken = (order: Order) =>
  `New sale: ${order.product?.name ?? order.description}, ${formatMinor(order.total_amount, order.currency)}`;

/** What was sold last. A new sale comes in by itself: lit up for a moment, and said to screen readers. */
export function LatestSales({ organization }: { organization: { id: string; slug: string } }) {
  const { data, error, refetch, isFetching } = useQuery(latestOrders(organization.id));
  const orders = data?.items;
  const ids = useMemo(() => orders?.map(({ id }) => id), [orders]);
  const arrived = useArrivals(ids);
  useRefreshOnFirst(orders?.length);
  const latest = orders?.find(({ id }) => arrived.has(id));
  return (
    <Card className="min-w-0 overflow-hidden">
      <CardHeader
        title="Latest sales"
        className="pb-3"
        actions={
          <Link
            href={`/dashboard/${organization.slug}/orders`}
            className="font-medium text-primary-text text-sm hover:underline"
          >
            All orders
          </Link>
        }
      />
      <p role="status" className="sr-only">
        {latest ? spoken(latest) : null}
      </p>
      {error && !orders ? (
        <ErrorState
          description={error.message}
          requestId={error instanceof ApiError ? error.requestId : undefined}
          onRetry={() => refetch()}
          pending={isFetching}
        />
      ) : null}
      {!orders && !error ? <Waiting /> : null}
      {orders?.length === 0 ? (
        <div className="border-t">
          <EmptyState
            icon={<ReceiptText />}
            title="No sale yet"
            description="The first one appears here by itself, the moment it is paid."
          />
        </div>
      ) : null}
      {orders && orders.length > 0 ? (
        <ul>
          {orders.map((order) => (
            <Sale key={order.id} order={order} slug={organization.slug} arrived={arrived.has(order.id)} />
          ))}
        </ul>
      ) : null}
    </Card>
  );
}
