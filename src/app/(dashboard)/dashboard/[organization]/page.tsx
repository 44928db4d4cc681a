import { pageTimeZone } from "@/app/providers/page-time-zone";
import { Prefetch } from "@/app/providers/prefetch";
import { PageHeader } from "@/components/layout/page-header";
import { pageOf } from "@/lib/page";
import { PeriodChoice } from "@/modules/metrics/components/period-choice";
import { SalesOverview } from "@/modules/metrics/components/sales-overview";
import { SubscriptionOverview } from "@/modules/metrics/components/subscription-overview";
import { metricsSummary, subscriptionMetrics } from "@/modules/metrics/queries";
import { getMetricsSummary, getSubscriptionMetrics } from "@/modules/metrics/routes";
import { metricsSearchOf } from "@/modules/metrics/search";
import { LatestSales } from "@/modules/orders/components/latest-sales";
import { latestOrders } from "@/modules/orders/queries";
import { listOrders } from "@/modules/orders/routes";
import { Order } from "@/modules/orders/schema";
import { FirstSteps } from "@/modules/products/components/first-steps";
import { listProducts } from "@/modules/products/routes";
import { Product } from "@/modules/products/schema";
import { type PageContext, requirePageContext } from "@/server/auth/page";
import { env } from "@/server/env";
import { answerPage } from "@/server/http/answer-page";
import { isTestMode } from "@/server/stripe/client";

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ days?: string; currency?: string }>;
};

export const metadata = { title: "Home" };

/** How sales go; before the first one, what leads to it. */
export default async function Home({ params, searchParams }: Props) {
  const page = await requirePageContext((await params).organization);
  const { organization } = page;
  const search = metricsSearchOf(await searchParams, await pageTimeZone());
  const latest = pageOf(Order).parse(
    await answerPage(page, listOrders, { query: { limit: "8", sorting: "-created_at" } }),
  );
  const hasSold = latest.items.length > 0;
  return (
    <Prefetch
      queries={[
        { queryKey: latestOrders(organization.id).queryKey, read: async () => latest },
        {
          queryKey: metricsSummary(organization.id, search).queryKey,
          read: () => answerPage(page, getMetricsSummary, { query: search }),
        },
        {
          queryKey: subscriptionMetrics(organization.id, search).queryKey,
          read: () => answerPage(page, getSubscriptionMetrics, { query: search }),
        },
      ]}
    >
      <PageHeader title="Home" actions={hasSold ? <PeriodChoice organizationId={organization.id} /> : null} />
      <div className="grid gap-4">
        {hasSold ? <SalesOverview organizationId={organization.id} /> : <Beginning page={page} />}
        {hasSold ? <SubscriptionOverview organizationId={organization.id} slug={organization.slug} /> : null}
        <LatestSales organization={{ id: organization.id, slug: organization.slug }} />
      </div>
    </Prefetch>
  );
}

async function Beginning({ page }: { page: PageContext }) {
  const query = { limit: "1", is_archived: "false" };
  const [product = null] = pageOf(Product).parse(await answerPage(page, listProducts, { query })).items;
  return (
    <FirstSteps
      slug={page.organization.slug}
      product={product && { id: product.id, name: product.name }}
      checkoutUrl={product && `${env.FLORIN_URL}/buy/${product.id}`}
      isTestMode={isTestMode()}
    />
  );
}
