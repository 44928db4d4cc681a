"use client";

import { useQuery } from "@tanstack/react-query";
import { PageHeader } from "@/components/layout/page-header";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { Section } from "@/components/layout/section";
import { ErrorState } from "@/components/ui/error-state";
import type { CurrencyOption } from "@/lib/currencies";
import { GrantsOfBenefit } from "@/modules/benefit-grants/components/grants-of-benefit";
import { BenefitBadge } from "@/modules/benefits/components/benefit-badge";
import { DeleteBenefit, EditBenefit } from "@/modules/benefits/components/benefit-dialogs";
import { BenefitFacts } from "@/modules/benefits/components/benefit-facts";
import { oneBenefit } from "@/modules/benefits/queries";
import { givesText } from "@/modules/benefits/texts";
import type { ConnectedPlace } from "@/modules/connections/schema";
import { DeliveredFiles } from "@/modules/downloadables/components/delivered-files";
import { ProductsOfBenefit } from "@/modules/products/components/products-of-benefit";
import { benefitSlots } from "../benefit-slots";

type Props = {
  organization: { id: string; slug: string };
  id: string;
  currencies: readonly CurrencyOption[];
  places: readonly ConnectedPlace[];
  mayEdit: boolean;
};

/** One benefit: what it gives, which products have it, who was granted it. */
export function BenefitPage({ organization, id, currencies, places, mayEdit }: Props) {
  const { data: benefit, error, refetch } = useQuery(oneBenefit(organization.id, id));
  if (!benefit)
    return error ? <ErrorState description={error.message} onRetry={refetch} /> : <PageSkeleton />;
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Benefits", href: `/dashboard/${organization.slug}/benefits` },
          { label: benefit.description },
        ]}
        title={benefit.description}
        badge={<BenefitBadge visibility={benefit.visibility} />}
        description={givesText(benefit)}
        actions={
          mayEdit ? (
            <>
              <DeleteBenefit benefit={benefit} slug={organization.slug} />
              <EditBenefit
                benefit={benefit}
                currencies={currencies}
                slots={benefitSlots(organization.id, places, benefit)}
              />
            </>
          ) : null
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-8">
          {benefit.kind === "downloadables" ? (
            <Section title="Files">
              <DeliveredFiles organizationId={organization.id} benefitId={id} />
            </Section>
          ) : null}
          <Section title="Products">
            <ProductsOfBenefit organization={organization} benefitId={id} />
          </Section>
          <Section title="Granted to">
            <GrantsOfBenefit organization={organization} benefitId={id} />
          </Section>
        </div>
        <BenefitFacts benefit={benefit} />
      </div>
    </>
  );
}
