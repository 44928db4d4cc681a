"use client";

import { useQuery } from "@tanstack/react-query";
import { PageHeader } from "@/components/layout/page-header";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { Section } from "@/components/layout/section";
import { useTimeZone } from "@/components/time/time-zone";
import { ErrorState } from "@/components/ui/error-state";
import { Grants } from "@/modules/benefit-grants/components/grants";
import { grantsOfSubscription } from "@/modules/benefit-grants/queries";
import { SeatsOfSale } from "@/modules/customer-seats/components/seats-of-sale";
import { CustomerCard } from "@/modules/orders/components/customer-card";
import { OrdersOf } from "@/modules/orders/components/orders-of";
import { openOrderOf, orderList } from "@/modules/orders/queries";
import { MethodsOfCustomer } from "@/modules/payment-methods/components/methods-of-customer";
import type { Plan } from "@/modules/subscriptions/components/change-plan";
import { SubscriptionActions } from "@/modules/subscriptions/components/subscription-actions";
import { SubscriptionFacts } from "@/modules/subscriptions/components/subscription-facts";
import { SubscriptionStatus } from "@/modules/subscriptions/components/subscription-status";
import { SubscriptionTimeline } from "@/modules/subscriptions/components/subscription-timeline";
import type { DiscountChoice } from "@/modules/subscriptions/components/term-dialogs";
import { UpcomingInvoice } from "@/modules/subscriptions/components/upcoming-invoice";
import { chargePreview, oneSubscription } from "@/modules/subscriptions/queries";
import type { ProrationBehavior } from "@/modules/subscriptions/schema";
import { nextText } from "@/modules/subscriptions/subscription-text";

type Props = {
  organization: { id: string; slug: string };
  id: string;
  /** What the forms can choose from; null for whoever may not edit. */
  edit: {
    plans: readonly Plan[];
    discounts: readonly DiscountChoice[];
    behavior: ProrationBehavior;
  } | null;
  mayGiveSeats: boolean;
};

/** One subscription: how it stands, what comes next, and what has happened. */
export function SubscriptionPage({ organization, id, edit, mayGiveSeats }: Props) {
  const { id: organizationId, slug } = organization;
  const zone = useTimeZone();
  const { data: subscription, error, refetch } = useQuery(oneSubscription(organizationId, id));
  const invoice = useQuery(chargePreview(organizationId, id)).data?.invoice;
  const [open] = useQuery(orderList(organizationId, openOrderOf(id))).data?.items ?? [];
  if (!subscription)
    return error ? <ErrorState description={error.message} onRetry={refetch} /> : <PageSkeleton />;
  const due = invoice ? { amount: invoice.due_amount, currency: invoice.currency } : null;
  const retryAt = open?.next_payment_attempt_at ?? null;
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Subscriptions", href: `/dashboard/${slug}/subscriptions` },
          { label: subscription.customer.name ?? subscription.customer.email ?? id },
        ]}
        title={subscription.product.name}
        badge={<SubscriptionStatus subscription={subscription} />}
        description={nextText(subscription, zone, due, retryAt)}
        actions={
          edit ? (
            <SubscriptionActions
              organizationId={organizationId}
              subscription={subscription}
              openOrderId={open?.id ?? null}
              {...edit}
            />
          ) : null
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
          <UpcomingInvoice organizationId={organizationId} id={id} />
          {subscription.seats === null ? null : (
            <SeatsOfSale
              organization={organization}
              sale={{ subscription_id: id }}
              mayEdit={mayGiveSeats && subscription.ended_at === null}
            />
          )}
          <Section title="Orders" className="py-3">
            <OrdersOf organization={organization} of={{ subscription_id: id }} none="No orders yet" />
          </Section>
          <SubscriptionTimeline organizationId={organizationId} id={id} />
        </div>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
          <CustomerCard customer={subscription.customer} slug={slug} />
          <MethodsOfCustomer
            organizationId={organizationId}
            customerId={subscription.customer_id}
            charged={subscription.payment_method_id}
          />
          <Grants
            organization={organization}
            search={grantsOfSubscription(id)}
            payerId={subscription.customer_id}
          />
          <SubscriptionFacts subscription={subscription} slug={slug} />
        </div>
      </div>
    </>
  );
}
