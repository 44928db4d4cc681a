"use client";

import { useQuery } from "@tanstack/react-query";
import { PageHeader } from "@/components/layout/page-header";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { LocalTime } from "@/components/time/local-time";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { formatMinor } from "@/components/ui/money-text";
import { Grants } from "@/modules/benefit-grants/components/grants";
import { grantsOfOrder } from "@/modules/benefit-grants/queries";
import { SeatsOfSale } from "@/modules/customer-seats/components/seats-of-sale";
import { DisputeNotice } from "@/modules/disputes/components/dispute-notice";
import { DownloadButton } from "@/modules/invoices/components/download-button";
import { InvoiceCard } from "@/modules/invoices/components/invoice-card";
import { BillingCard } from "@/modules/orders/components/billing-card";
import { CustomerCard } from "@/modules/orders/components/customer-card";
import { EditBilling } from "@/modules/orders/components/edit-billing";
import { OrderFacts } from "@/modules/orders/components/order-facts";
import { OrderStatus } from "@/modules/orders/components/order-status";
import { OrderTimeline } from "@/modules/orders/components/order-timeline";
import { OrderTotals } from "@/modules/orders/components/order-totals";
import { oneOrder } from "@/modules/orders/queries";
import { PaymentList } from "@/modules/payments/components/payment-list";
import { RefundDialog } from "@/modules/refunds/components/refund-dialog";
import { RefundList } from "@/modules/refunds/components/refund-list";

type Props = {
  organization: { id: string; slug: string };
  id: string;
  /** Where the customer pays it, and finds the receipt; null where a checkout has sold it. */
  payUrl: string | null;
  /** What the reader's role allows. */
  may: { refund: boolean; edit: boolean; giveSeats: boolean };
};

/** One order, put together of what its nouns know of it, and kept up to date. */
export function OrderPage({ organization: { id: organizationId, slug }, id, payUrl, may }: Props) {
  const { data: order, error, refetch } = useQuery(oneOrder(organizationId, id));
  if (!order) return error ? <ErrorState description={error.message} onRetry={refetch} /> : <PageSkeleton />;
  const canRefund = may.refund && order.paid && order.refundable_amount > 0;
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Orders", href: `/dashboard/${slug}/orders` },
          { label: order.invoice_number ?? id },
        ]}
        title={formatMinor(order.total_amount, order.currency)}
        badge={<OrderStatus status={order.status} />}
        description={
          <>
            {order.description} · <LocalTime at={order.created_at} />
          </>
        }
        actions={canRefund ? <RefundDialog organizationId={organizationId} order={order} /> : null}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
          <DisputeNotice organizationId={organizationId} orderId={id} />
          <OrderTotals order={order} />
          <PaymentList
            organizationId={organizationId}
            of={{ order_id: id }}
            none="Nothing was to be paid for this order."
          />
          <RefundList
            organizationId={organizationId}
            orderId={id}
            creditNote={(refund) => (
              <DownloadButton
                organizationId={organizationId}
                of={{ refund: refund.id }}
                mayIssue={may.refund}
                variant="link"
                size="sm"
                className="justify-self-start"
              >
                Credit note
              </DownloadButton>
            )}
          />
          {order.seats === null || !order.paid ? null : (
            <SeatsOfSale
              organization={{ id: organizationId, slug }}
              sale={{ order_id: id }}
              mayEdit={may.giveSeats}
            />
          )}
          <Grants
            organization={{ id: organizationId, slug }}
            search={grantsOfOrder(order)}
            payerId={order.customer_id}
          />
          <OrderTimeline organizationId={organizationId} orderId={id} />
        </div>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
          <InvoiceCard
            organizationId={organizationId}
            order={order}
            mayEdit={may.edit}
            addDetails={
              <EditBilling order={order} trigger={<Button size="sm">Add billing details</Button>} />
            }
          />
          <CustomerCard customer={order.customer} slug={slug} />
          <BillingCard order={order} mayEdit={may.edit} />
          <OrderFacts order={order} slug={slug} payUrl={payUrl} />
        </div>
      </div>
    </>
  );
}
