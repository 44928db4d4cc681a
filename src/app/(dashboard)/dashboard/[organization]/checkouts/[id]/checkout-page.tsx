"use client";

import { useQuery } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import { PageHeader } from "@/components/layout/page-header";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { LocalTime } from "@/components/time/local-time";
import { Alert } from "@/components/ui/alert";
import { buttonVariants } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { ErrorState } from "@/components/ui/error-state";
import { formatMinor } from "@/components/ui/money-text";
import { BuyerCard, CheckoutFacts } from "@/modules/checkouts/components/dashboard/checkout-facts";
import { CheckoutStatus } from "@/modules/checkouts/components/dashboard/checkout-status";
import { CheckoutSums } from "@/modules/checkouts/components/dashboard/checkout-sums";
import { oneCheckout } from "@/modules/checkouts/dashboard-queries";
import type { Checkout } from "@/modules/checkouts/schema";
import { PaymentList } from "@/modules/payments/components/payment-list";

function Actions({ checkout, slug }: { checkout: Checkout; slug: string }) {
  if (checkout.order_id)
    return <ButtonLink href={`/dashboard/${slug}/orders/${checkout.order_id}`}>See the order</ButtonLink>;
  if (checkout.status !== "open") return null;
  return (
    <>
      <a className={cn(buttonVariants())} href={checkout.url} target="_blank" rel="noreferrer">
        <ExternalLink aria-hidden />
        Open page
      </a>
      <CopyButton value={checkout.url} variant="secondary">
        Copy link
      </CopyButton>
    </>
  );
}

type Props = { organization: { id: string; slug: string }; id: string };

/** One checkout: what, for whom, and how far it came. */
export function CheckoutPage({ organization: { id: organizationId, slug }, id }: Props) {
  const { data: checkout, error, refetch } = useQuery(oneCheckout(organizationId, id));
  if (!checkout)
    return error ? <ErrorState description={error.message} onRetry={refetch} /> : <PageSkeleton />;
  const { payment_failure: failure } = checkout;
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Checkouts", href: `/dashboard/${slug}/checkouts` },
          { label: checkout.product?.name ?? "Checkout" },
        ]}
        title={formatMinor(checkout.total_amount, checkout.currency)}
        badge={<CheckoutStatus status={checkout.status} />}
        description={
          <>
            {checkout.customer_email ?? "Nobody yet"} · <LocalTime at={checkout.created_at} />
          </>
        }
        actions={<Actions checkout={checkout} slug={slug} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
          {failure ? (
            <Alert tone="danger" title="The last payment failed">
              {failure.message} <code className="font-mono text-xs">{failure.code}</code>
            </Alert>
          ) : null}
          <CheckoutSums checkout={checkout} />
          <PaymentList
            organizationId={organizationId}
            of={{ checkout_id: id }}
            none={checkout.is_payment_required ? "Nobody has tried to pay yet." : "Nothing is to be paid."}
          />
        </div>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
          <BuyerCard checkout={checkout} slug={slug} />
          <CheckoutFacts checkout={checkout} slug={slug} />
        </div>
      </div>
    </>
  );
}
