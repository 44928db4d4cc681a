import type { Metadata } from "next";
import { Prefetch } from "@/app/providers/prefetch";
import { PageHeader } from "@/components/layout/page-header";
import { currencyOptions } from "@/lib/currencies";
import { listSearchOf } from "@/lib/list-search";
import { scopesOf } from "@/lib/scopes";
import { CreateDiscount } from "@/modules/discounts/components/discount-dialogs";
import { DiscountList } from "@/modules/discounts/components/discount-list";
import { discountDefaults, discountFilters, discountList } from "@/modules/discounts/queries";
import { listDiscounts } from "@/modules/discounts/routes";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";
import { readChoices } from "./read-choices";

export const metadata: Metadata = { title: "Discounts" };

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

export default async function DiscountsPage({ params, searchParams }: Props) {
  const page = await requirePageContext((await params).organization);
  const { id, slug, default_currency } = page.organization;
  const search = listSearchOf(await searchParams, discountFilters, discountDefaults);
  const { queryKey } = discountList(id, search);
  const mayWrite = scopesOf(page.role).includes("discounts:write");
  return (
    <Prefetch queries={[{ queryKey, read: () => answerPage(page, listDiscounts, { query: search }) }]}>
      <PageHeader
        title="Discounts"
        actions={
          mayWrite ? (
            <CreateDiscount
              organization={{ id, slug }}
              currencies={currencyOptions(default_currency)}
              products={await readChoices(page)}
            />
          ) : null
        }
      />
      <DiscountList organization={{ id, slug }} />
    </Prefetch>
  );
}
