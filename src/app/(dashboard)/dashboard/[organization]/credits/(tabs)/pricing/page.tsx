import type { Metadata } from "next";
import { Prefetch } from "@/app/providers/prefetch";
import { scopesOf } from "@/lib/scopes";
import { PricingEditor } from "@/modules/credits/components/pricing-editor";
import { creditPricing } from "@/modules/credits/queries";
import { getCreditPricing } from "@/modules/credits/routes";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

export const metadata: Metadata = { title: "Prices of features" };

type Props = { params: Promise<{ organization: string }> };

export default async function PricingPage({ params }: Props) {
  const page = await requirePageContext((await params).organization);
  const { id } = page.organization;
  return (
    <Prefetch
      queries={[{ queryKey: creditPricing(id).queryKey, read: () => answerPage(page, getCreditPricing) }]}
    >
      <p className="mb-4 max-w-prose text-muted-foreground">
        What a feature costs, in credits. A deduction names the feature and how much of it was used; the price
        is computed here.
      </p>
      <PricingEditor organizationId={id} mayEdit={scopesOf(page.role).includes("credits:write")} />
    </Prefetch>
  );
}
