import type { Metadata } from "next";
import { pageTimeZone } from "@/app/providers/page-time-zone";
import { Prefetch } from "@/app/providers/prefetch";
import { PageHeader } from "@/components/layout/page-header";
import { MetricsBoard } from "@/modules/metrics/components/metrics-board";
import { METRICS_NAMES, metricsPageSearch } from "@/modules/metrics/page-search";
import {
  allMetrics,
  cohortSearchOf,
  cohorts,
  productMetrics,
  productSearchOf,
} from "@/modules/metrics/queries";
import { getCohorts, getMetrics, getProductMetrics } from "@/modules/metrics/routes";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

export const metadata: Metadata = { title: "Metrics" };

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

/** Everything that is counted, over any days, beside the days before. */
export default async function MetricsPage({ params, searchParams }: Props) {
  const page = await requirePageContext((await params).organization);
  const { id, slug } = page.organization;
  const given = await searchParams;
  const address = Object.fromEntries(METRICS_NAMES.map((name) => [name, [given[name]].flat()[0]]));
  const now = page.ctx.now.getTime();
  const search = metricsPageSearch(address, await pageTimeZone(), now);
  return (
    <Prefetch
      queries={[
        {
          queryKey: allMetrics(id, search).queryKey,
          read: () => answerPage(page, getMetrics, { query: search }),
        },
        {
          queryKey: productMetrics(id, search).queryKey,
          read: () => answerPage(page, getProductMetrics, { query: productSearchOf(search) }),
        },
        {
          queryKey: cohorts(id, cohortSearchOf(search)).queryKey,
          read: () => answerPage(page, getCohorts, { query: cohortSearchOf(search) }),
        },
      ]}
    >
      <PageHeader title="Metrics" />
      <MetricsBoard organizationId={id} slug={slug} now={now} />
    </Prefetch>
  );
}
