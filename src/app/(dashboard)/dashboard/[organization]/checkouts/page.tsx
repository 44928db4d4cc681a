import type { Metadata } from "next";
import { Prefetch } from "@/app/providers/prefetch";
import { productsToChoose } from "@/app/providers/products-to-choose";
import { PageHeader } from "@/components/layout/page-header";
import { listSearchOf } from "@/lib/list-search";
import { scopesOf } from "@/lib/scopes";
import { CheckoutList } from "@/modules/checkouts/components/dashboard/checkout-list";
import { CreateCheckout } from "@/modules/checkouts/components/dashboard/create-checkout";
import { checkoutDefaults, checkoutFilters, checkoutList } from "@/modules/checkouts/dashboard-queries";
import { listCheckouts } from "@/modules/checkouts/routes";
import { ProductFilter } from "@/modules/products/components/product-filter";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

export const metadata: Metadata = { title: "Checkouts" };

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

export default async function CheckoutsPage({ params, searchParams }: Props) {
  const page = await requirePageContext((await params).organization);
  const { id, slug } = page.organization;
  const search = listSearchOf(await searchParams, checkoutFilters, checkoutDefaults);
  const { queryKey } = checkoutList(id, search);
  const products = await productsToChoose(page);
  const mayWrite = scopesOf(page.role).includes("checkouts:write");
  return (
    <Prefetch queries={[{ queryKey, read: () => answerPage(page, listCheckouts, { query: search }) }]}>
      <PageHeader
        title="Checkouts"
        actions={mayWrite ? <CreateCheckout organizationId={id} products={products} /> : null}
      />
      <CheckoutList
        organization={{ id, slug }}
        productFilter={<ProductFilter key="product" organizationId={id} />}
      />
    </Prefetch>
  );
}
