import type { Metadata } from "next";
import { pageTimeZone } from "@/app/providers/page-time-zone";
import { Prefetch } from "@/app/providers/prefetch";
import { PageHeader } from "@/components/layout/page-header";
import { listSearchOf, withInstants } from "@/lib/list-search";
import { OrderList } from "@/modules/orders/components/order-list";
import { orderDefaults, orderFilters, orderList } from "@/modules/orders/queries";
import { listOrders } from "@/modules/orders/routes";
import { ProductFilter } from "@/modules/products/components/product-filter";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

export const metadata: Metadata = { title: "Orders" };

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

export default async function OrdersPage({ params, searchParams }: Props) {
  const page = await requirePageContext((await params).organization);
  const { id, slug } = page.organization;
  const search = withInstants(
    listSearchOf(await searchParams, orderFilters, orderDefaults),
    await pageTimeZone(),
  );
  const { queryKey } = orderList(id, search);
  return (
    <Prefetch queries={[{ queryKey, read: () => answerPage(page, listOrders, { query: search }) }]}>
      <PageHeader title="Orders" />
      <OrderList
        organization={{ id, slug }}
        productFilter={<ProductFilter key="product" organizationId={id} />}
      />
    </Prefetch>
  );
}
