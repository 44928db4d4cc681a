"use client";

import { useQuery } from "@tanstack/react-query";
import { PageHeader } from "@/components/layout/page-header";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { Section } from "@/components/layout/section";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorState } from "@/components/ui/error-state";
import { Grants } from "@/modules/benefit-grants/components/grants";
import { grantsOfCustomer } from "@/modules/benefit-grants/queries";
import { CheckoutsOfCustomer } from "@/modules/checkouts/components/dashboard/checkouts-of-customer";
import { CreateCheckout } from "@/modules/checkouts/components/dashboard/create-checkout";
import { MembersOfCustomer } from "@/modules/customer-members/components/members-of-customer";
import { DeleteCustomer, EditCustomer } from "@/modules/customers/components/customer-dialogs";
import { CustomerFacts } from "@/modules/customers/components/customer-facts";
import { oneCustomer } from "@/modules/customers/queries";
import { OrdersOf } from "@/modules/orders/components/orders-of";
import { MethodsOfCustomer } from "@/modules/payment-methods/components/methods-of-customer";
import type { Product } from "@/modules/products/schema";
import { SubscriptionsOf } from "@/modules/subscriptions/components/subscriptions-of";

type Props = {
  organization: { id: string; slug: string };
  id: string;
  products: readonly Product[];
  /** What the customer has by currency, minor units. */
  balances: readonly { currency: string; amount: number }[];
  /** What the reader's role allows. */
  may: { edit: boolean; sell: boolean };
};

/** One customer, and what they bought or began to buy. */
export function CustomerPage({ organization, id, products, balances, may }: Props) {
  const { data: customer, error, refetch } = useQuery(oneCustomer(organization.id, id));
  if (!customer)
    return error ? <ErrorState description={error.message} onRetry={refetch} /> : <PageSkeleton />;
  const title = customer.name ?? customer.email;
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Customers", href: `/dashboard/${organization.slug}/customers` },
          { label: title },
        ]}
        title={title}
        description={customer.name ? customer.email : undefined}
        actions={
          <>
            <ButtonLink href={`/dashboard/${organization.slug}/credits/${id}`}>Credits</ButtonLink>
            {may.edit ? <DeleteCustomer customer={customer} slug={organization.slug} /> : null}
            {may.edit ? <EditCustomer customer={customer} /> : null}
            {may.sell ? (
              <CreateCheckout
                organizationId={organization.id}
                products={products}
                customer={{ id: customer.id, email: customer.email }}
              />
            ) : null}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-8">
          <Section title="Subscriptions">
            <SubscriptionsOf organization={organization} of={{ customer_id: id }} none="No subscriptions" />
          </Section>
          <Section title="Orders">
            <OrdersOf organization={organization} of={{ customer_id: id }} none="Nothing bought yet" />
          </Section>
          <Section title="Checkouts">
            <CheckoutsOfCustomer organization={organization} customerId={id} />
          </Section>
          <Grants organization={organization} search={grantsOfCustomer(id)} />
        </div>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
          <CustomerFacts customer={customer} balances={balances} />
          <MembersOfCustomer organizationId={organization.id} customerId={id} mayEdit={may.edit} />
          <MethodsOfCustomer organizationId={organization.id} customerId={id} />
        </div>
      </div>
    </>
  );
}
