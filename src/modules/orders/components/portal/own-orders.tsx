import { ReceiptText } from "lucide-react";
import Link from "next/link";
import { LocalTime } from "@/components/time/local-time";
import { buttonVariants } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { formatMinor } from "@/components/ui/money-text";
import type { PageOf } from "@/lib/page";
import { soldLabel } from "@/lib/seats";
import type { OwnOrder } from "../../read-own-orders";
import { OrderStatus } from "../order-status";

/** The papers of an order, and its payment while it is open. */
function Ways({ order, url, portal }: OwnOrder & { portal: string }) {
  const name = order.invoice_number ?? order.description;
  const link = cn(buttonVariants({ size: "sm" }));
  return (
    <div className="flex flex-wrap gap-2">
      {order.status === "pending" ? (
        <a
          className={cn(buttonVariants({ size: "sm", variant: "primary" }))}
          href={url}
          aria-label={`Pay ${name} now`}
        >
          Pay now
        </a>
      ) : null}
      {order.paid && order.seats !== null ? (
        <Link
          className={link}
          href={`/portal/${encodeURIComponent(portal)}/orders/${order.id}/seats`}
          aria-label={`Assign the seats of ${name}`}
        >
          Assign seats
        </Link>
      ) : null}
      {order.paid ? (
        <a className={link} href={`${url}/receipt`} aria-label={`Receipt of ${name}`}>
          Receipt
        </a>
      ) : null}
      {order.billing_name && order.billing_address ? (
        <a className={link} href={`${url}/invoice`} aria-label={`Invoice ${name}`}>
          Invoice
        </a>
      ) : null}
    </div>
  );
}

function Row({ order, url, portal }: OwnOrder & { portal: string }) {
  const amount = order.status === "pending" ? order.due_amount : order.total_amount;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 text-sm">
      <div className="grid min-w-0 gap-0.5">
        <span className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 wrap-anywhere font-medium">
            {order.product ? soldLabel(order.product.name, order.seats) : order.description}
          </span>
          <OrderStatus status={order.status} />
        </span>
        <span className="text-muted-foreground text-xs tabular-nums">
          {formatMinor(amount, order.currency)} · {order.invoice_number ? `${order.invoice_number} · ` : null}
          <LocalTime at={order.created_at} style="date" />
        </span>
      </div>
      <Ways order={order} url={url} portal={portal} />
    </li>
  );
}

/** What a customer bought or was billed, with its papers; its pages are links, so that it needs no script. */
export function OwnOrders({
  portal,
  items,
  pagination: { page, max_page },
}: PageOf<OwnOrder> & { portal: string }) {
  if (items.length === 0)
    return (
      <Card>
        <EmptyState icon={<ReceiptText />} title="No orders here" description="What you buy stands here." />
      </Card>
    );
  return (
    <>
      <Card>
        <ul className="divide-y">
          {items.map((own) => (
            <Row key={own.order.id} portal={portal} {...own} />
          ))}
        </ul>
      </Card>
      {max_page > 1 ? (
        <nav aria-label="Pages" className="flex items-center justify-between gap-2 pt-3 text-sm">
          {page > 1 ? <ButtonLink href={`?page=${page - 1}`}>Newer</ButtonLink> : <span />}
          <span className="text-muted-foreground">Page {page}</span>
          {page < max_page ? <ButtonLink href={`?page=${page + 1}`}>Older</ButtonLink> : <span />}
        </nav>
      ) : null}
    </>
  );
}
