import { Prefetch } from "@/app/providers/prefetch";
import { listSearchOf } from "@/lib/list-search";
import { CreditOverview } from "@/modules/credits/components/credit-overview";
import { getCreditSummary, listCreditAccounts } from "@/modules/credits/overview-routes";
import {
  accountDefaults,
  accountFilters,
  creditAccounts,
  creditSummary,
  periodOf,
} from "@/modules/credits/queries";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

export default async function CreditsPage({ params, searchParams }: Props) {
  const page = await requirePageContext((await params).organization);
  const { id, slug } = page.organization;
  const address = await searchParams;
  const days = periodOf(typeof address.days === "string" ? address.days : null);
  const search = listSearchOf(address, accountFilters, accountDefaults);
  return (
    <Prefetch
      queries={[
        {
          queryKey: creditSummary(id, days).queryKey,
          read: () => answerPage(page, getCreditSummary, { query: { days } }),
        },
        {
          queryKey: creditAccounts(id, search).queryKey,
          read: () => answerPage(page, listCreditAccounts, { query: search }),
        },
      ]}
    >
      <CreditOverview organization={{ id, slug }} />
    </Prefetch>
  );
}
