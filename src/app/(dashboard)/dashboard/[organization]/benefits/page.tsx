import type { Metadata } from "next";
import { Prefetch } from "@/app/providers/prefetch";
import { PageHeader } from "@/components/layout/page-header";
import { currencyOptions } from "@/lib/currencies";
import { listSearchOf } from "@/lib/list-search";
import { scopesOf } from "@/lib/scopes";
import { CreateBenefit } from "@/modules/benefits/components/benefit-dialogs";
import { BenefitList } from "@/modules/benefits/components/benefit-list";
import { benefitDefaults, benefitFilters, benefitList } from "@/modules/benefits/queries";
import { listBenefits } from "@/modules/benefits/routes";
import { listPlaces } from "@/modules/connections";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";
import { benefitSlots } from "./benefit-slots";

export const metadata: Metadata = { title: "Benefits" };

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

export default async function BenefitsPage({ params, searchParams }: Props) {
  const page = await requirePageContext((await params).organization);
  const { id, slug, default_currency } = page.organization;
  const search = listSearchOf(await searchParams, benefitFilters, benefitDefaults);
  const { queryKey } = benefitList(id, search);
  const mayWrite = scopesOf(page.role).includes("benefits:write");
  return (
    <Prefetch queries={[{ queryKey, read: () => answerPage(page, listBenefits, { query: search }) }]}>
      <PageHeader
        title="Benefits"
        actions={
          mayWrite ? (
            <CreateBenefit
              organization={{ id, slug }}
              currencies={currencyOptions(default_currency)}
              slots={benefitSlots(id, await listPlaces(page.ctx.read, id))}
            />
          ) : null
        }
      />
      <BenefitList organization={{ id, slug }} />
    </Prefetch>
  );
}
