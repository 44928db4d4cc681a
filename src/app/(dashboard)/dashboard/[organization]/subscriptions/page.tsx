import type { Metadata } from "next";
import { Prefetch } from "@/app/providers/prefetch";
import { PageHeader } from "@/components/layout/page-header";
import { listSearchOf } from "@/lib/list-search";
import { ProductFilter } from "@/modules/products/components/product-filter";
import { SubscriptionList } from "@/modules/subscriptions/components/subscription-list";
import { subscriptionDefaults, subscriptionFilters, subscriptionList } from "@/modules/subscriptions/queries";
import { listSubscriptions } from "@/modules/subscriptions/routes";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

export const metadata: Metadata = { title: "Subscriptions" };

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

export default async function SubscriptionsPage({ params, searchParams }: Props) {
  const page = await requirePageContext((await params).organization);
  const { id, slug } = page.organization;
  const search = listSearchOf(await searchParams, subscriptionFilters, subscriptionDefaults);
  const { queryKey } = subscriptionList(id, search);
  return (
    <Prefetch queries={[{ queryKey, read: () => answerPage(page, listSubscriptions, { query: search }) }]}>
      <PageHeader title="Subscriptions" />
      <SubscriptionList
        organization={{ id, slug }}
        productFilter={<ProductFilter key="product" organizationId={id} />}
      />
    </Prefetch>
  );
}
