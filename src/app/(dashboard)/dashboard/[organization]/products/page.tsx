import { Plus } from "lucide-react";
import { Prefetch } from "@/app/providers/prefetch";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { listSearchOf } from "@/lib/list-search";
import { ProductList } from "@/modules/products/components/product-list";
import { productDefaults, productFilters, productList } from "@/modules/products/queries";
import { listProducts } from "@/modules/products/routes";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

export const metadata = { title: "Products" };

export default async function Products({ params, searchParams }: Props) {
  const page = await requirePageContext((await params).organization);
  const { id, slug } = page.organization;
  const search = listSearchOf(await searchParams, productFilters, productDefaults);
  return (
    <>
      <PageHeader
        title="Products"
        actions={
          <ButtonLink href={`/dashboard/${slug}/products/new`} variant="primary">
            <Plus aria-hidden />
            New product
          </ButtonLink>
        }
      />
      <Prefetch
        queries={[
          {
            queryKey: productList(id, search).queryKey,
            read: () => answerPage(page, listProducts, { query: search }),
          },
        ]}
      >
        <ProductList organization={{ id, slug }} />
      </Prefetch>
    </>
  );
}
