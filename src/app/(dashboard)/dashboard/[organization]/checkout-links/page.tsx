import type { Metadata } from "next";
import { Prefetch } from "@/app/providers/prefetch";
import { productsToChoose } from "@/app/providers/products-to-choose";
import { PageHeader } from "@/components/layout/page-header";
import { listSearchOf } from "@/lib/list-search";
import { pageOf } from "@/lib/page";
import { scopesOf } from "@/lib/scopes";
import { CreateLink } from "@/modules/checkout-links/components/link-dialogs";
import { LinkList } from "@/modules/checkout-links/components/link-list";
import { linkDefaults, linkFilters, linkList } from "@/modules/checkout-links/queries";
import { listCheckoutLinks } from "@/modules/checkout-links/routes";
import { listDiscounts } from "@/modules/discounts/routes";
import { Discount } from "@/modules/discounts/schema";
import { ProductFilter } from "@/modules/products/components/product-filter";
import { type PageContext, requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

export const metadata: Metadata = { title: "Checkout links" };

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

/** What the forms offer to choose from: a hundred of each at most, by name. */
async function readChoices(page: PageContext) {
  const query = { limit: "100", sorting: "name" };
  const [products, discounts] = await Promise.all([
    productsToChoose(page),
    answerPage(page, listDiscounts, { query }).then((answer) => pageOf(Discount).parse(answer).items),
  ]);
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  const isBySeat = products.some(({ prices }) =>
    prices.some(({ amount_type }) => amount_type === "seat_based"),
  );
  return { products: products.map(named), isBySeat, discounts: discounts.map(named) };
}

export default async function CheckoutLinksPage({ params, searchParams }: Props) {
  const page = await requirePageContext((await params).organization);
  const { id } = page.organization;
  const search = listSearchOf(await searchParams, linkFilters, linkDefaults);
  const { queryKey } = linkList(id, search);
  const mayWrite = scopesOf(page.role).includes("checkout_links:write");
  const choices = mayWrite ? await readChoices(page) : null;
  return (
    <Prefetch queries={[{ queryKey, read: () => answerPage(page, listCheckoutLinks, { query: search }) }]}>
      <PageHeader
        title="Checkout links"
        actions={choices ? <CreateLink organizationId={id} {...choices} /> : null}
      />
      <LinkList
        organizationId={id}
        choices={choices}
        productFilter={<ProductFilter key="product" organizationId={id} />}
      />
    </Prefetch>
  );
}
