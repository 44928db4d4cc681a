"use client";

import { useQuery } from "@tanstack/react-query";
import { PageHeader } from "@/components/layout/page-header";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorState } from "@/components/ui/error-state";
import { CreditAccountView } from "@/modules/credits/components/account/account-view";
import { DeductCredits, GrantCredits } from "@/modules/credits/components/account/give-and-take";
import { creditBalance } from "@/modules/credits/queries";
import { oneCustomer } from "@/modules/customers/queries";

type Props = { organization: { id: string; slug: string }; customerId: string; mayEdit: boolean };

/** The credits of one customer. */
export function CreditAccountPage({ organization: { id, slug }, customerId, mayEdit }: Props) {
  const { data: customer, error, refetch } = useQuery(oneCustomer(id, customerId));
  const { data: account } = useQuery(creditBalance(id, customerId));
  if (!customer)
    return error ? <ErrorState description={error.message} onRetry={refetch} /> : <PageSkeleton />;
  const title = customer.name ?? customer.email;
  const place = { organizationId: id, customerId };
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "Credits", href: `/dashboard/${slug}/credits` }, { label: title }]}
        title={title}
        description={customer.name ? customer.email : undefined}
        actions={
          <>
            <ButtonLink href={`/dashboard/${slug}/customers/${customerId}`}>Customer</ButtonLink>
            {mayEdit && account ? <DeductCredits {...place} balance={account.balance} /> : null}
            {mayEdit && account ? <GrantCredits {...place} /> : null}
          </>
        }
      />
      <CreditAccountView {...place} mayEdit={mayEdit} />
    </>
  );
}
