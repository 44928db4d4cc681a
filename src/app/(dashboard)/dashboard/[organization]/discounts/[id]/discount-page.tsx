"use client";

import { useQuery } from "@tanstack/react-query";
import { PageHeader } from "@/components/layout/page-header";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { Section } from "@/components/layout/section";
import { ErrorState } from "@/components/ui/error-state";
import { DeleteDiscount, EditDiscount } from "@/modules/discounts/components/discount-dialogs";
import { DiscountFacts } from "@/modules/discounts/components/discount-facts";
import { DiscountStatus } from "@/modules/discounts/components/discount-status";
import { worthText } from "@/modules/discounts/discount-text";
import { oneDiscount } from "@/modules/discounts/queries";
import { OrdersOf } from "@/modules/orders/components/orders-of";
import { SubscriptionsOf } from "@/modules/subscriptions/components/subscriptions-of";

type Props = {
  organization: { id: string; slug: string };
  id: string;
  /** What the form can choose from; null for whoever may not edit. */
  products: readonly { id: string; name: string }[] | null;
};

/** One discount: what it takes off, and what was bought with it. */
export function DiscountPage({ organization, id, products }: Props) {
  const { data: discount, error, refetch } = useQuery(oneDiscount(organization.id, id));
  if (!discount)
    return error ? <ErrorState description={error.message} onRetry={refetch} /> : <PageSkeleton />;
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Discounts", href: `/dashboard/${organization.slug}/discounts` },
          { label: discount.name },
        ]}
        title={discount.name}
        badge={<DiscountStatus discount={discount} />}
        description={worthText(discount)}
        actions={
          products ? (
            <>
              <DeleteDiscount discount={discount} slug={organization.slug} />
              <EditDiscount discount={discount} products={products} />
            </>
          ) : null
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-8">
          <Section title="Orders">
            <OrdersOf
              organization={organization}
              of={{ discount_id: id }}
              none="Nothing was bought with it yet"
            />
          </Section>
          <Section title="Subscriptions">
            <SubscriptionsOf
              organization={organization}
              of={{ discount_id: id }}
              none="No subscription has it"
            />
          </Section>
        </div>
        <DiscountFacts discount={discount} />
      </div>
    </>
  );
}
